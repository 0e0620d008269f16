package dev.counterfoil.team.signin;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.counterfoil.ledger.EntryDraft;
import dev.counterfoil.ledger.EntryRef;
import dev.counterfoil.ledger.Ledger;
import dev.counterfoil.ledger.LedgerUnavailableException;
import dev.counterfoil.team.persistence.MemberStore;
import dev.counterfoil.team.persistence.SetupLinkStore;
import dev.counterfoil.testing.TestDatabase;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.transaction.support.TransactionTemplate;

/** The room put together by hand on a database of its own, with a clock that is set and a ledger that keeps what it is given. */
final class Team implements AutoCloseable {

    static final Caller HERE = new Caller("192.0.2.7", "Tests/1");
    static final Caller ELSEWHERE = new Caller("198.51.100.9", "Tests/1");
    static final String PASSWORD = "four words nobody guesses";

    final TestDatabase database = TestDatabase.create();
    final HikariDataSource source = pool(database.app());
    final JdbcClient jdbc = JdbcClient.create(source);
    final SetClock clock = new SetClock();
    final KeptLedger ledger = new KeptLedger();
    final AtomicLong nanos = new AtomicLong();
    final MemberStore members = new MemberStore(jdbc);
    final Passwords passwords = new Passwords();
    final SignInEntries entries = new SignInEntries(ledger, nanos::get);
    final Denials denials = new Denials(ledger, nanos::get);
    final SignInLimits limits = new SignInLimits(source);
    final Setup setup = new Setup(
            members,
            new SetupLinkStore(jdbc),
            passwords,
            entries,
            new TransactionTemplate(new JdbcTransactionManager(source)),
            provided(clock));
    final PasswordProof proof = new PasswordProof(members, passwords, limits, entries, provided(clock));

    SignedIn owner() {
        String token = setup.renew().orElseThrow();
        return ((Setup.Result.Made) setup.complete(token, "ada@example.com", "Ada Byron", PASSWORD, HERE)).owner();
    }

    Authentication signIn(String email, String password, Caller caller) {
        var attempt = UsernamePasswordAuthenticationToken.unauthenticated(email, password);
        attempt.setDetails(caller);
        return proof.authenticate(attempt);
    }

    @Override
    public void close() {
        source.close();
        database.close();
    }

    private static HikariDataSource pool(DataSource unpooled) {
        HikariConfig config = new HikariConfig();
        config.setDataSource(unpooled);
        config.setMaximumPoolSize(4);
        return new HikariDataSource(config);
    }

    static <T> ObjectProvider<T> provided(T value) {
        return new ObjectProvider<>() {
            @Override
            public T getObject() {
                return value;
            }

            @Override
            public java.util.stream.Stream<T> stream() {
                return java.util.stream.Stream.of(value);
            }
        };
    }

    static final class SetClock extends Clock {

        private volatile Instant now = Instant.parse("2026-11-22T10:00:00Z");

        void forward(Duration by) {
            now = now.plus(by);
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }

    static final class KeptLedger implements Ledger {

        final List<EntryDraft> entries = new CopyOnWriteArrayList<>();
        volatile boolean broken;

        @Override
        public List<EntryRef> append(List<EntryDraft> drafts) {
            if (broken) {
                throw new LedgerUnavailableException("broken for the test", new IllegalStateException());
            }
            entries.addAll(drafts);
            return drafts.stream().map(draft -> new EntryRef(1, Instant.EPOCH)).toList();
        }

        @Override
        public void appendAfterwards(EntryDraft draft) {
            entries.add(draft);
        }

        List<EntryDraft> of(String action) {
            return entries.stream()
                    .filter(entry -> entry.action().equals(action))
                    .toList();
        }
    }
}
