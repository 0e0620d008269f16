package dev.counterfoil.usertokens;

import dev.counterfoil.changes.ChangeResult;
import java.util.UUID;

/** What came of asking for a token. */
public sealed interface IssueResult {

    /**
     * It was issued and is held in memory for the session.
     *
     * @param ticket with which the page fetches the token itself, once
     */
    record Issued(long entrySeq, UserToken token, UUID ticket) implements IssueResult {}

    /** It was issued, but to an earlier call with the same intent, or in a shape that cannot be used. */
    record Gone(long entrySeq) implements IssueResult {}

    /** @param onUser whether what was said is about whom was asked for, and stands beside that field */
    record Failed(ChangeResult result, boolean onUser) implements IssueResult {}
}
