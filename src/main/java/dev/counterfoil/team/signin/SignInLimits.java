package dev.counterfoil.team.signin;

import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.BucketConfiguration;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.distributed.BucketProxy;
import io.github.bucket4j.distributed.ExpirationAfterWriteStrategy;
import io.github.bucket4j.distributed.jdbc.PrimaryKeyMapper;
import io.github.bucket4j.postgresql.Bucket4jPostgreSQL;
import io.github.bucket4j.postgresql.PostgreSQLSelectForUpdateBasedProxyManager;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.stereotype.Component;

/**
 * Slows guessing down, over all replicas. There is no limit for an account alone: somebody elsewhere who guesses at it does not keep
 * its owner out. A network may try one account 5 times, then once a minute, and all accounts together 60 times, then once in 10 s.
 */
@Component
class SignInLimits implements Ticking {

    private static final BucketConfiguration ACCOUNT = BucketConfiguration.builder()
            .addLimit(Bandwidth.builder()
                    .capacity(5)
                    .refillGreedy(1, Duration.ofMinutes(1))
                    .build())
            .build();

    private static final BucketConfiguration NETWORK = BucketConfiguration.builder()
            .addLimit(Bandwidth.builder()
                    .capacity(60)
                    .refillGreedy(1, Duration.ofSeconds(10))
                    .build())
            .build();

    private static final int SWEPT_AT_ONCE = 500;

    private final PostgreSQLSelectForUpdateBasedProxyManager<String> buckets;

    SignInLimits(DataSource database) {
        this.buckets = Bucket4jPostgreSQL.selectForUpdateBasedBuilder(database)
                .primaryKeyMapper(PrimaryKeyMapper.STRING)
                .table("sign_in_limit")
                .idColumn("id")
                .stateColumn("state")
                .expiresAtColumn("expires_at")
                .expirationAfterWrite(
                        ExpirationAfterWriteStrategy.basedOnTimeForRefillingBucketUpToMax(Duration.ofMinutes(1)))
                .build();
    }

    /** Counts an attempt; if it comes too soon, how long to wait. */
    Optional<Duration> attempt(String email, Caller caller) {
        ConsumptionProbe network = network(caller).tryConsumeAndReturnRemaining(1);
        if (!network.isConsumed()) {
            return Optional.of(Duration.ofNanos(network.getNanosToWaitForRefill()));
        }
        ConsumptionProbe account = account(email, caller).tryConsumeAndReturnRemaining(1);
        return account.isConsumed()
                ? Optional.empty()
                : Optional.of(Duration.ofNanos(account.getNanosToWaitForRefill()));
    }

    /** The attempt was right: earlier ones on this account are forgiven. */
    void succeeded(String email, Caller caller) {
        account(email, caller).reset();
        network(caller).addTokens(1);
    }

    @Override
    public void tick() {
        buckets.removeExpired(SWEPT_AT_ONCE);
    }

    private BucketProxy account(String email, Caller caller) {
        return buckets.getProxy(
                key("account", email.strip().toLowerCase(Locale.ROOT), caller.network()), () -> ACCOUNT);
    }

    private BucketProxy network(Caller caller) {
        return buckets.getProxy(key("network", caller.network()), () -> NETWORK);
    }

    private static String key(String... parts) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256")
                    .digest(String.join("\n", parts).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
