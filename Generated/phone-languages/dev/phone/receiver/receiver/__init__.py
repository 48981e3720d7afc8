"""Answers the calls that come in at the model's SIP host, by the contract's `control.json`.

Start reading at `call.py`: it is one call from the first ring to the last. Nothing of a contract stands in this code;
it is read from the files that were written beside it.
"""
