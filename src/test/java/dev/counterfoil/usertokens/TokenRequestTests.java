package dev.counterfoil.usertokens;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TokenRequestTests {

    private static final String JWT = "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJ1LTEifQ.c2lnbmF0dXJl";

    @ParameterizedTest
    @ValueSource(
            strings = {
                JWT,
                "  " + JWT + "\n",
                "\"" + JWT + "\",",
                "Bearer " + JWT,
                "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOi\nJ1LTEifQ.c2ln\n bmF0dXJl"
            })
    void what_looks_like_a_signed_token_is_a_consent_token_however_it_was_copied(String pasted) {
        assertThat(TokenRequest.look(pasted)).contains(new TokenRequest.Consent(JWT));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ana@example.com", " ana+shop@mail.example.co.uk "})
    void an_at_sign_in_the_middle_makes_an_address(String pasted) {
        assertThat(TokenRequest.look(pasted)).contains(new TokenRequest.Email(pasted.strip()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a6af9dd8-0ae8-548a-9202-ea47c774ecc6", "user_42", "7"})
    void anything_else_in_one_piece_is_a_public_id(String pasted) {
        assertThat(TokenRequest.look(pasted)).contains(new TokenRequest.PublicId(pasted));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "   ",
                "two words",
                "@",
                "ana@",
                "a@b@c.example",
                "eyJhbGciOiJIUzI1NiJ9",
                "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJ1LTEifQ",
                "shop_at_0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef",
                "token=eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJ1LTEifQ.c2ln"
            })
    void what_is_none_of_the_three_or_a_piece_of_a_secret_is_nothing(String pasted) {
        assertThat(TokenRequest.look(pasted)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "c2lnbmF0dXJlMQ.c2lnbmF0dXJlMg.c2lnbmF0dXJlMw",
                "aaaaaaaaaa.bbbbbbbbbb.cccccccccc.dddddddddd.eeeeeeeeee"
            })
    void what_has_the_parts_of_a_signed_token_is_treated_as_the_secret_it_may_be(String pasted) {
        assertThat(TokenRequest.look(pasted)).contains(new TokenRequest.Consent(pasted));
    }

    @Test
    void none_of_them_is_printed() {
        assertThat(TokenRequest.look(JWT).toString()
                        + TokenRequest.look("ana@example.com")
                        + TokenRequest.look("user_42"))
                .doesNotContain("eyJ", "ana", "user_42");
    }
}
