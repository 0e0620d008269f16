package dev.counterfoil.kit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InitialsTests {

    @ParameterizedTest
    @CsvSource({"Ada Okafor, AO", "ada, A", "Lee van Park, LV", "'  Õie   Älv ', ÕÄ", "'', ''", "𝒳y 𝒴, 𝒳𝒴"})
    void initials_are_the_first_letters_of_two_words(String name, String initials) {
        assertThat(Initials.of(name)).isEqualTo(initials);
    }
}
