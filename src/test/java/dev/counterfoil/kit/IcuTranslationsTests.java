package dev.counterfoil.kit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

class IcuTranslationsTests {

    private final IcuTranslations plain = new IcuTranslations(false);
    private final IcuTranslations pseudo = new IcuTranslations(true);

    @Test
    void plurals_follow_the_number() {
        assertThat(plain.getTranslation("kit.diff.unchanged", Locale.ENGLISH, 1))
                .isEqualTo("1 unchanged field");
        assertThat(plain.getTranslation("kit.diff.unchanged", Locale.ENGLISH, 1234))
                .isEqualTo("1,234 unchanged fields");
    }

    @Test
    void a_missing_text_is_seen() {
        assertThat(plain.getTranslation("kit.nothing.like.this", Locale.ENGLISH))
                .isEqualTo("!kit.nothing.like.this!");
    }

    @Test
    void arguments_may_be_named() {
        assertThat(plain.getTranslation(
                        "notices.task.operation.ambiguous",
                        Locale.ENGLISH,
                        Map.of("subject", "loyalty_tier", "code", "DIFFERENT")))
                .contains("loyalty_tier");
    }

    @Test
    void an_argument_is_never_read_as_a_format() {
        assertThat(plain.getTranslation("kit.copy.label", Locale.ENGLISH, "{1} it''s <b>"))
                .isEqualTo("Copy {1} it''s <b>");
    }

    @Test
    void the_pseudo_locale_brackets_texts_only_where_it_is_switched_on_and_chosen() {
        assertThat(pseudo.getTranslation("kit.cancel", IcuTranslations.PSEUDO)).isEqualTo("⟦Cancel⟧");
        assertThat(pseudo.getTranslation("kit.cancel", Locale.ENGLISH)).isEqualTo("Cancel");
        assertThat(plain.getTranslation("kit.cancel", IcuTranslations.PSEUDO)).isEqualTo("Cancel");
        assertThat(plain.getProvidedLocales()).doesNotContain(IcuTranslations.PSEUDO);
    }
}
