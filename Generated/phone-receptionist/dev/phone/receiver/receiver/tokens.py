"""A caller's own token for the MCP server, where the contract says `mcp: {kind: linked}`. Only you know whose call it is and
where that person's token lies, so `of` is yours to write.

Without a token nothing is done in anybody's name: the call is not accepted, so that the exchange takes it to a person, and
an agent who needs one does not take over.
"""


async def of(agent: str, headers: list[tuple[str, str]]) -> str | None:
    """The token of whoever calls, for an agent's session; None where there is none. `headers` are those of the call's
    INVITE. Trust only what your own exchange has put in: anybody can call in the name of another number."""
    return None


def put(session: dict, token: str) -> dict:
    """The session, let into the MCP server by this token and by no other."""
    tools = [tool | {"authorization": token} if "authorization" in tool else tool for tool in session.get("tools", ())]
    return session | {"tools": tools}
