"""A Django project in one file that answers from a base: ``python django_app.py runserver``."""

import json
import os
import sys

from django.conf import settings
from django.core.management import execute_from_command_line
from django.http import HttpRequest, JsonResponse
from django.urls import path
from django.views.decorators.http import require_POST

import faqbot

if not settings.configured:
    settings.configure(
        ALLOWED_HOSTS=["127.0.0.1", "localhost"],
        ROOT_URLCONF=__name__,
        SECRET_KEY=os.environ.get("SECRET_KEY") or os.urandom(32).hex(),
        SESSION_ENGINE="django.contrib.sessions.backends.signed_cookies",
        MIDDLEWARE=["django.contrib.sessions.middleware.SessionMiddleware"],
    )

# A bot never changes, so that all threads may share it. Without a path, it answers from the shipped base.
bot = faqbot.FaqBot.load(os.environ.get("FAQ_BASE"))


@require_POST
def ask(request: HttpRequest) -> JsonResponse:
    """Answer a question; the visitor's signed cookie holds the conversation, so that "2" chooses."""
    session = bot.session(request.session.get("faq"))
    reply = session.ask(str(json.loads(request.body)["question"]))
    request.session["faq"] = session.to_json()
    return JsonResponse(faqbot.to_record(reply))


urlpatterns = [path("faq", ask)]

if __name__ == "__main__":
    execute_from_command_line(sys.argv)
