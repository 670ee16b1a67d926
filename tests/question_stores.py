"""Databases for the tests of question logs, in a PostgreSQL server where one is installed."""

from secrets import token_hex

from local_postgresql import PASSWORD, LocalPostgresql


def make_database(server: LocalPostgresql) -> str:
    """Make an empty database, and return its address, without the password."""
    import psycopg  # noqa: PLC0415 - an extra

    name = f"test_{token_hex(4)}"
    with psycopg.connect(server.address(), password=PASSWORD, autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name}".encode())
    return server.address(name)


def run_statement(address: str, statement: str) -> None:
    """Run a statement in a database, from another connection."""
    import psycopg  # noqa: PLC0415 - an extra

    with psycopg.connect(address, password=PASSWORD, autocommit=True) as connection:
        connection.execute(statement.encode())
