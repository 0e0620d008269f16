package dev.counterfoil.upstream.partners;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** What answers hold that the schema does not name. */
class AnswerNamesTests {

    private final PartnersSchema schema = new PartnersSchema(null);

    private Set<String> odd(String document, String data) {
        return schema.unknownIn(document, JsonMapper.shared().readTree(data));
    }

    @Test
    void enum_values_fields_nobody_asked_for_and_members_of_unions_are_told_by_their_coordinates() {
        assertThat(odd(PartnersDocuments.DEFINITION_BY_PATH, """
                {"metafieldDefinition": {"uuid": "u", "key": "k", "colour": "red", "type": {"name": "boolean", "category": "NEW"},
                 "access": {"default": "OWN", "grants": [
                    {"__typename": "CustomDataAbsoluteAccessGrantType", "grant": "READ", "granteeId": "gid"},
                    {"__typename": "CustomDataAbsoluteAccessGrantType", "grant": "LEND", "grantee": "of another kind"},
                    {"__typename": "CustomDataTeamGrantType"}]}}}"""))
                .containsExactly(
                        "CustomDataAbsoluteAccessGrantType.grantee",
                        "CustomDataAccessPermissionType.LEND",
                        "CustomDataAccessPermissionType.OWN",
                        "CustomDataTeamGrantType",
                        "MetafieldDefinition.colour");
    }

    @Test
    void lists_and_mutations_are_looked_through_as_well() {
        assertThat(odd(MediaDocuments.MEDIA, """
                {"media": [{"id": "1", "status": "ACTIVE"}, {"id": "2", "status": "PENDING"}]}""")).containsExactly("ShopVideoStatus.PENDING");
        assertThat(odd(UserTokenDocuments.TOKENS, """
                {"fetchTokensForUser": {"userErrors": [{"field": [], "message": "m", "code": "TOO_EARLY"}]}}"""))
                .containsExactly("FetchTokensForUserUserErrorErrorCode.TOO_EARLY");
    }

    @Test
    void what_is_as_documented_is_nothing_and_values_are_never_told() {
        assertThat(odd(PartnersDocuments.DEFINITION_BY_PATH, "{\"metafieldDefinition\": null}"))
                .isEmpty();
        assertThat(odd("query Another { a }", "{\"a\": 1}")).isEmpty();
        assertThat(odd(MediaDocuments.MEDIA, "{\"media\": [{\"status\": \"somebody@example.com\"}]}"))
                .containsExactly("ShopVideoStatus.?");
    }
}
