"""The rules that need more than one field: one function a rule, named as the fault.

Its name is the problem's code, its first docstring line the rule. `CHECKS` is the list of promises.
"""
