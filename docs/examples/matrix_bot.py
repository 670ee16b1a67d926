"""A bot for Matrix with matrix-nio, for rooms that are not encrypted: it answers messages that begin with its name."""

import os
from functools import lru_cache

from nio import AsyncClient, MatrixRoom, RoomMessageText

import faqbot

bot = faqbot.FaqBot.load(os.environ.get("FAQ_BASE"))


@lru_cache(1_000)
def session_of(person: str, room: str) -> faqbot.Session:
    """Return the conversation of a person in a room, as long as it is among the last thousand."""
    del person, room  # They only tell conversations apart.
    return bot.session()


class FaqClient(AsyncClient):
    """A client that answers; with others in the room, it waits until somebody begins with its name."""

    async def answer(self, room: MatrixRoom, event: RoomMessageText) -> None:
        """Reply to a message: a notice, to which no bot replies, without markup."""
        name, _, rest = event.body.partition(":")
        is_meant = name.strip().lower() == "faq"
        if event.sender != self.user_id and (is_meant or room.member_count <= 2):
            reply = session_of(event.sender, room.room_id).ask(rest if is_meant else event.body)
            content = {"msgtype": "m.notice", "body": faqbot.to_text(reply)}
            await self.room_send(room.room_id, "m.room.message", content)


async def run(server: str, user: str, token: str) -> None:
    """Answer until the program is ended; what was written before it began is left alone."""
    client = FaqClient(server, user)
    client.access_token, client.user_id = token, user
    await client.sync(full_state=True)
    client.add_event_callback(client.answer, RoomMessageText)
    await client.sync_forever(timeout=30_000)
