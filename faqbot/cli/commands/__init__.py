"""The commands, one module each.

A module that only one command needs is imported by that command, since a process often answers only one question.
"""
