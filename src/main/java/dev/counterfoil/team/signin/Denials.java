package dev.counterfoil.team.signin;

import dev.counterfoil.ledger.EntryDraft;
import dev.counterfoil.ledger.Ledger;
import dev.counterfoil.ledger.LedgerUnavailableException;
import dev.counterfoil.ledger.Outcome;
import dev.counterfoil.team.Actor;
import dev.counterfoil.team.MemberId;
import dev.counterfoil.team.Permission;
import java.util.Map;
import java.util.UUID;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Puts refused permissions on record, aggregated by member, permission, client and minute. */
public class Denials implements Ticking {

    private static final Logger LOG = LoggerFactory.getLogger(Denials.class);

    private static final int MOST_KINDS = 200;

    /** Two denials of one member are the same kind whatever name or address they had meanwhile. */
    private record Kind(
            MemberId member,
            Permission permission,
            @Nullable UUID clientId,
            Who who) {}

    private record Who(Map<String, String> personal) {
        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Who;
        }

        @Override
        public int hashCode() {
            return 1;
        }
    }

    private final Tally<Kind> tally;

    public Denials(Ledger ledger) {
        this(ledger, System::nanoTime);
    }

    Denials(Ledger ledger, LongSupplier nanos) {
        this.tally = new Tally<>(
                MOST_KINDS,
                kind -> new Kind(kind.member(), kind.permission(), null, kind.who()),
                (kind, count) -> handOver(ledger, entry(kind, count)),
                nanos);
    }

    public void note(Actor actor, Permission permission, @Nullable UUID clientId) {
        tally.add(new Kind(actor.id(), permission, clientId, new Who(actor.personal())));
    }

    @Override
    public void tick() {
        tally.flush(false);
    }

    @Override
    public void last() {
        tally.flush(true);
    }

    /** While the record cannot be written a denial is still a denial. */
    private static void handOver(Ledger ledger, EntryDraft entry) {
        try {
            ledger.appendAfterwards(entry);
        } catch (LedgerUnavailableException closed) {
            LOG.error("A denial could not be recorded", closed);
        }
    }

    private static EntryDraft entry(Kind kind, long count) {
        return new EntryDraft(
                "access.denied",
                1,
                Outcome.DENIED,
                kind.clientId(),
                null,
                null,
                kind.member().value(),
                Map.of("permission", kind.permission().name(), "count", Long.toString(count)),
                kind.who().personal(),
                Map.of());
    }
}
