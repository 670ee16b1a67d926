"""The commands: one module each, with the arguments that it takes and what it does with them.

What only one command needs is imported when that command runs: a process that answers one question is started for each.
"""
