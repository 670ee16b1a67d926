"""A service: what all requests share."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from starlette.requests import HTTPConnection

from faqbot.channels.http.admin.desk import Desk
from faqbot.channels.http.background_log import BackgroundLog
from faqbot.channels.http.bases import BaseRegistry, ServedBase, UnknownBaseError, report_spool
from faqbot.channels.http.guess_limit import GuessLimiter
from faqbot.channels.http.hand_over import HandOverRecord, count_misses, find_hand_over
from faqbot.channels.http.metrics import Metrics
from faqbot.channels.http.problems import RequestProblem
from faqbot.channels.http.rate_limit import RateLimiter
from faqbot.channels.http.settings import Settings
from faqbot.channels.http.tokens import InvalidTokenError, TokenSigner
from faqbot.channels.http.webhooks.incoming import Deliveries, MissCounter
from faqbot.channels.http.webhooks.outgoing import Outgoing
from faqbot.conversation.logged_session import LoggedSession
from faqbot.conversation.session import Session
from faqbot.conversation.turn_log import SessionLog, TurnLog
from faqbot.language.packs import pack_for
from faqbot.rendering.record import Record, to_record
from faqbot.replies.reply import Reply
from faqbot.storage.spool import Spool


@dataclass(slots=True)
class Service:
    """What all requests share.

    Attributes:
        settings: The settings.
        bases: The bases.
        signer: Makes and reads the tokens of conversations.
        limiter: Limits the requests of each client.
        guesses: Limits the wrong keys of each address.
        metrics: Counts replies and requests.
        is_draining: Whether the process is about to end.
        log: Keeps what was asked in vain; None keeps nothing.
        deliveries: The messages of help desks that came already.
        misses: Counts the unhelpful replies in the conversations of help desks.
        outgoing: Sends replies to help desks.
        desk: Does the work of the admin page.
    """

    settings: Settings
    bases: BaseRegistry
    signer: TokenSigner
    limiter: RateLimiter
    guesses: GuessLimiter = field(default_factory=GuessLimiter)
    metrics: Metrics = field(default_factory=Metrics)
    is_draining: bool = False
    log: TurnLog | None = None
    deliveries: Deliveries = field(default_factory=Deliveries)
    misses: MissCounter = field(default_factory=MissCounter)
    outgoing: Outgoing = field(default_factory=Outgoing)
    desk: Desk = field(default_factory=Desk)

    @classmethod
    def open(cls, settings: Settings) -> "Service":
        """Open the bases of a service.

        Raises:
            FaqbotError: If a base is unusable.
            DuplicateBaseError: If two bases have the same id.
            UnknownBaseError: If a webhook names a base that is not served.
            LogFileError: If the question log cannot be used.
        """
        limits = settings.limits
        signer = TokenSigner(settings.secret, limits.conversation)
        spool = Spool(settings.spool, report_spool) if settings.spool else None
        bases = BaseRegistry(settings.bases, settings.open_bases, spool)
        for webhook in settings.webhooks:
            if bases.find(webhook.base) is None:
                names = ", ".join(base.name for base in bases)
                raise UnknownBaseError(
                    f"the webhook {webhook.name} names no base that is served; the bases are {names}"
                )
        log = BackgroundLog(settings.log, settings.secret) if settings.log else None
        return cls(settings, bases, signer, RateLimiter(limits.rate, limits.burst), log=log)

    def close(self) -> None:
        """Send and write what is waiting."""
        self.outgoing.close()
        if isinstance(self.log, BackgroundLog):
            self.log.close()

    async def settle_log(self) -> None:
        """Wait a moment until what this request told the log is written."""
        if isinstance(self.log, BackgroundLog):
            await self.log.settle()

    def find_base(self, name: str | None) -> ServedBase:
        """Return the base with this name, or the first one without a name.

        Raises:
            RequestProblem: If there is none.
        """
        if base := self.bases.find(name):
            return base
        names = ", ".join(base.name for base in self.bases)
        raise RequestProblem(404, f"there is no such base; the bases are {names}")

    def restore_session(
        self,
        base: ServedBase,
        token: str | None,
        client: str,
        where: Mapping[str, str] | None = None,
        language: str | None = None,
        *,
        is_logged: bool = False,
        is_continued: bool = False,
    ) -> Session:
        """Begin a conversation, or continue that of a token.

        Args:
            base: The base that is asked.
            token: The token of the conversation so far.
            client: The name of the client.
            where: The circumstances of the person.
            language: The language of the person; None detects it.
            is_logged: Whether the session tells the log of its replies, if there is one; ``count`` does otherwise.
            is_continued: Whether the request makes no sense in a new conversation, so that it needs another token.

        Raises:
            RequestProblem: If the token is not good for this base and client.
        """
        saved: object = None
        if token:
            try:
                saved = self.signer.read(token, f"{base.name} {client}")
            except InvalidTokenError as error:
                detail = f"{error.fault}; send that of the last reply" if is_continued else str(error)
                raise RequestProblem(400, detail) from None
        if self.log is None or not is_logged:
            return base.bot.session(saved, where=where, language=language)
        log_id = saved.get("log_id") if isinstance(saved, dict) else None
        return LoggedSession(base.bot.restrict(where or {}), self.log, saved, language, log_id=log_id)

    def sign_session(self, base: ServedBase, session: Session, client: str) -> str:
        """Return the token of a conversation."""
        saved = session.to_json()
        if isinstance(session, LoggedSession):
            saved["log_id"] = session.log_id
        return self.signer.sign(saved, f"{base.name} {client}")

    def count(self, reply: Reply, base: ServedBase, channel: str, *, top: int = 3) -> Record:
        """Return the record of a reply to a person, and count it.

        Sessions that are logged log their replies by themselves, and batches are not logged.
        """
        record = to_record(reply, top=top)
        self.metrics.count_reply(record, base.name, channel)
        if self.log is not None and channel not in {"api", "batch"}:
            SessionLog(self.log, "", pack_for(reply.knowledge.language)).add(reply)
        return record

    def find_hand_over(
        self, reply: Reply, base: ServedBase, channel: str, misses: int | None = None
    ) -> HandOverRecord | None:
        """Return the hand-over that a reply calls for, and count it.

        Args:
            reply: The reply.
            base: The base that replied.
            channel: The interface.
            misses: How many replies in a row were unhelpful; None takes what the session of the reply knows.
        """
        settings = self.settings.hand_over
        if settings is None:
            return None
        found = find_hand_over(reply, settings, count_misses(reply) if misses is None else misses)
        if found:
            self.metrics.count_hand_over(base.name, channel, found["reason"])
        return found


def service_of(connection: HTTPConnection) -> Service:
    """Return the service that a request came to."""
    service: Service = connection.app.state.service
    return service
