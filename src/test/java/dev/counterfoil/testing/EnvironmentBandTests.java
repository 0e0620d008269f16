package dev.counterfoil.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.html.Div;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The band over each page, as screen readers and eyes have it. */
class EnvironmentBandTests extends PseudoPortal {

    @ParameterizedTest
    @CsvSource({
        "Acme Shop, PRODUCTION, cf-tone-production",
        "Acme Shop (staging), STAGING, cf-tone-staging",
        "Acme Shop (development), DEVELOPMENT, cf-tone-development"
    })
    void over_the_pages_of_a_client_stand_its_name_its_environment_and_where_it_is(
            String name, String environment, String look) {
        go("clients/" + client(name).id() + "/metafields");
        assertThat(band().getElement().getTextRecursively())
                .contains(name, words("shell.environment." + environment), "SANDBOX");
        assertThat(band().getClassNames()).contains(look);
    }

    @Test
    void over_other_pages_it_says_nothing() {
        go("clients/" + client("Acme Shop").id());
        go("clients");
        assertThat(band().getElement().getTextRecursively()).isEmpty();
        assertThat(band().getClassNames()).noneMatch(look -> look.startsWith("cf-tone"));
    }

    private Div band() {
        return find(Div.class).withCondition(div -> div.hasClassName("cf-band")).single();
    }
}
