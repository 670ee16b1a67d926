"""A bot for Telegram with python-telegram-bot, which keeps conversations in memory; buttons choose."""

import os
from typing import Any

from telegram import InlineKeyboardButton, InlineKeyboardMarkup, Update
from telegram.ext import Application, CallbackQueryHandler, MessageHandler, filters

import faqbot

bot = faqbot.FaqBot.load(os.environ.get("FAQ_BASE"))


def build_app(token: str) -> Any:
    """Build the application: ``build_app(TOKEN).run_polling()``."""
    app = Application.builder().token(token).build()
    app.add_handler(MessageHandler(filters.TEXT, answer))
    app.add_handler(CallbackQueryHandler(choose))
    return app


async def answer(update: Update, context: Any) -> None:
    """Reply to a message."""
    if update.message:
        session = context.chat_data.setdefault("faq", bot.session())
        await show(session.ask(update.message.text), update.message)


async def choose(update: Update, context: Any) -> None:
    """Reply to a button, whose data is the id of an entry."""
    await update.callback_query.answer()
    session = context.chat_data.setdefault("faq", bot.session())
    await show(session.choose(update.callback_query.data), update.callback_query.message)


async def show(reply: faqbot.Reply, message: Any) -> None:
    """Show a reply: plain text, so that nothing in it is markup, and buttons. Telegram takes 64 bytes for a button."""
    entries = [] if reply.alert else [entry for entry in reply.choices if len(entry.id.encode()) <= 64]
    keyboard = InlineKeyboardMarkup([[InlineKeyboardButton(each.question, callback_data=each.id)] for each in entries])
    await message.reply_text(faqbot.to_text(reply)[:4096], reply_markup=keyboard if entries else None)
