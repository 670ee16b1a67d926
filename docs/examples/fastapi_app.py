"""A FastAPI application that answers from a base: ``uvicorn fastapi_app:app``."""

import os
from typing import Any

from fastapi import FastAPI
from pydantic import BaseModel

import faqbot

app = FastAPI(title="Our FAQ")
# A bot never changes, so that all requests may share it. Without a path, it answers from the shipped base.
bot = faqbot.FaqBot.load(os.environ.get("FAQ_BASE"))


class Question(BaseModel):
    """A question, with what the reply before gave as ``saved``."""

    question: str
    saved: dict[str, Any] | None = None


@app.post("/faq")
async def ask(asked: Question) -> dict[str, Any]:
    """Answer a question within a few milliseconds, in the event loop."""
    session = bot.session(asked.saved)
    reply = session.ask(asked.question)
    return {"record": faqbot.to_record(reply), "text": faqbot.to_text(reply), "saved": session.to_json()}
