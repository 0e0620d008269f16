package dev.counterfoil.team.signin;

import dev.counterfoil.ledger.EntryDraft;
import dev.counterfoil.ledger.Ledger;
import dev.counterfoil.ledger.LedgerUnavailableException;
import dev.counterfoil.ledger.Outcome;
import dev.counterfoil.ledger.Subject;
import dev.counterfoil.team.Actor;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/** What the record says of coming and going. Failed attempts are aggregated by kind, network and minute. */
@Component
class SignInEntries implements Ticking {

    private static final int MOST_KINDS = 100;

    private static final Logger LOG = LoggerFactory.getLogger(SignInEntries.class);

    private record Failure(String code, String network) {}

    private final Ledger ledger;
    private final Tally<Failure> failures;

    @Autowired
    SignInEntries(Ledger ledger) {
        this(ledger, System::nanoTime);
    }

    SignInEntries(Ledger ledger, LongSupplier nanos) {
        this.ledger = ledger;
        this.failures = new Tally<>(
                MOST_KINDS,
                failure -> new Failure(failure.code(), ""),
                (failure, count) -> handOver(entry(failure, count)),
                nanos);
    }

    /** In the transaction that makes the owner: without the entry there is none. */
    void setUp(Actor owner) {
        ledger.append(List.of(of("team.setup", owner), of("team.signIn", owner)));
    }

    /** Handed over rather than required: while the record cannot be written, people may still come in to read. */
    void signedIn(Actor actor) {
        handOver(of("team.signIn", actor));
    }

    void signedOut(Actor actor) {
        handOver(of("team.signOut", actor));
    }

    /** In the transaction that ends the sessions: without the entry they go on. */
    void signedOutEverywhere(Actor actor) {
        ledger.append(of("team.signOutEverywhere", actor));
    }

    /** What was typed as a name is not kept: now and then it is somebody's password. */
    void failed(String code, Caller caller) {
        failures.add(new Failure(code, caller.network()));
    }

    @Override
    public void tick() {
        failures.flush(false);
    }

    @Override
    public void last() {
        failures.flush(true);
    }

    private void handOver(EntryDraft entry) {
        try {
            ledger.appendAfterwards(entry);
        } catch (LedgerUnavailableException closed) {
            LOG.error("An entry {} could not be recorded", entry.action(), closed);
        }
    }

    private static EntryDraft of(String action, Actor actor) {
        return new EntryDraft(
                action,
                1,
                Outcome.RECORDED,
                null,
                new Subject("member", actor.id().value().toString(), ""),
                null,
                actor.id().value(),
                Map.of(),
                actor.personal(),
                Map.of());
    }

    private static EntryDraft entry(Failure failure, long count) {
        return new EntryDraft(
                "team.signInFailed",
                1,
                Outcome.REFUSED,
                null,
                null,
                null,
                null,
                Map.of("code", failure.code(), "count", Long.toString(count)),
                failure.network().isEmpty() ? Map.of() : Map.of("actor.ip", failure.network()),
                Map.of());
    }
}
