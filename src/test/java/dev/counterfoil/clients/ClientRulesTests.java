package dev.counterfoil.clients;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ClientRulesTests {

    @ParameterizedTest
    @CsvSource(
            nullValues = "fine",
            value = {
                "NAME, Acme Shop, fine",
                "NAME, '', name.empty",
                "NAME, 'a\tb', name.control",
                "NAME, 'a\u202Eb', name.control",
                "NAME, shpss_ab12, looksLikeSecret",
                "DASHBOARD_ID, 0123456789abcdef0123456789abcdef, fine",
                "DASHBOARD_ID, 0123456789abcdef0123456789abcdef0, looksLikeSecret",
                "DASHBOARD_ID, a:b, dashboardId.characters",
                "DASHBOARD_ID, a b, dashboardId.characters",
                "DASHBOARD_ID, ä, dashboardId.characters",
                "GID, '', fine",
                "GID, gid://shopify/Client/1234, fine",
                "GID, gid://shopify/Client/0, gid.form",
                "GID, gid://shopify/Shop/1, gid.form",
                "GID, gid://shopify/Client/12x, gid.form",
                "SCOPES, read_users, fine",
                "SCOPES, '<script>', scopes.form",
                "REDIRECT_URLS, https://acme.example/callback?a=b, fine",
                "REDIRECT_URLS, http://acme.example/, redirectUrls.form",
                "REDIRECT_URLS, javascript:alert(1), redirectUrls.form",
                "DASHBOARD_URL, https://dev.shopify.com/dashboard/1/apps/2, fine",
                "DASHBOARD_URL, https://me:pw@dev.shopify.com/, dashboardUrl.form",
            })
    void each_field_says_what_is_wrong_with_it(ClientField field, String text, String code) {
        assertThat(ClientRules.judge(field, text)).isEqualTo(code);
    }

    @Test
    void a_name_has_80_characters_as_people_count_them() {
        assertThat(ClientRules.judge(ClientField.NAME, "😀".repeat(80))).isNull();
        assertThat(ClientRules.judge(ClientField.NAME, "😀".repeat(81))).isEqualTo("name.tooLong");
    }

    @ParameterizedTest
    @ValueSource(strings = {"shpat_1", "my SHPSS_abc", "xshptka_9"})
    void every_token_of_shopify_is_recognised(String text) {
        assertThat(SecretLook.has(ClientField.REDIRECT_URLS, text, null)).isTrue();
    }
}
