package dev.counterfoil.upstream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.counterfoil.upstream.FieldClasses.Classed;
import dev.counterfoil.upstream.FieldClasses.FieldClass;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class FieldClassesTests {

    private static final FieldClasses PARTNERS = FieldClasses.partners();

    private static ObjectNode json(String text) {
        return (ObjectNode) new JsonMapper().readTree(text.replace('\'', '"'));
    }

    @Test
    void every_argument_and_field_of_the_schema_is_classed_and_no_row_is_stale() {
        assertThat(new TreeSet<>(PARTNERS.classes().keySet()))
                .isEqualTo(PARTNERS.coordinates().collect(Collectors.toCollection(TreeSet::new)))
                .contains("Mutation.fetchTokensForUser.consentToken", "CustomDataPermissible.key");
    }

    @Test
    void tokens_are_secret_and_what_tells_of_a_user_is_personal() {
        assertThat(PARTNERS.classes().entrySet().stream()
                        .filter(row -> row.getValue() == FieldClass.SECRET)
                        .map(Map.Entry::getKey))
                .containsExactlyInAnyOrder(
                        "Mutation.fetchTokensForUser.consentToken",
                        "FetchTokensForUserPayload.accessToken",
                        "FetchTokensForUserPayload.refreshToken",
                        "FetchCustomDataTokenForUserPayload.accessToken",
                        "FetchCustomDataTokenForUserPayload.refreshToken");
        assertThat(PARTNERS.classes().entrySet().stream()
                        .filter(row -> row.getValue() == FieldClass.PERSONAL)
                        .map(Map.Entry::getKey))
                .containsExactlyInAnyOrder(
                        "Mutation.fetchCustomDataTokenForUser.email",
                        "Mutation.fetchTokensForUser.publicId",
                        "FetchTokensForUserPayload.publicId",
                        "FetchTokensForUserUserError.message",
                        "FetchCustomDataTokenForUserPayload.userErrors");
    }

    @Test
    void a_definition_is_public_as_a_whole() {
        ObjectNode variables = json("""
                {'definition':{'key':'tier','name':'Tier','description':'','type':'single_line_text_field','namespace':null,
                 'validations':[{'name':'max','value':'3'}],'access':{'grants':[{'grant':'READ','granteeId':'gid://shopify/Client/1'}]}}}""");

        Classed classed = PARTNERS.variables("metafieldDefinitionCreate", variables);

        assertThat(classed.image()).isEqualTo(variables);
        assertThat(classed.personal()).isEmpty();
    }

    @Test
    void a_users_values_are_taken_out_of_the_image_and_tokens_vanish() {
        Classed asked =
                PARTNERS.variables("fetchTokensForUser", json("{'publicId':'user-7','consentToken':'canary-jwt'}"));
        Classed answered = PARTNERS.payload("fetchTokensForUser", json("""
                        {'accessToken':'canary-access','refreshToken':'canary-refresh','expiresIn':60,'publicId':'user-7','scope':'a b',
                         'userErrors':[{'code':'NO_USER','field':['publicId'],'message':'No user-7'}]}"""));

        assertThat(asked.image()).isEqualTo(json("{}"));
        assertThat(asked.personal()).isEqualTo(Map.of("variables.publicId", "user-7"));
        assertThat(answered.image())
                .isEqualTo(
                        json("{'expiresIn':60,'scope':'a b','userErrors':[{'code':'NO_USER','field':['publicId']}]}"));
        assertThat(answered.personal())
                .isEqualTo(Map.of("answer.publicId", "user-7", "answer.userErrors.0.message", "No user-7"));
        assertThat(asked.toString() + answered).doesNotContain("canary", "user-7");
    }

    @Test
    void errors_that_may_repeat_an_address_are_personal_as_a_whole() {
        Classed answered = PARTNERS.payload(
                "fetchCustomDataTokenForUser",
                json(
                        "{'tokenType':'Bearer','userErrors':[{'field':['email'],'message':'ana@example.com is unknown'}]}"));

        assertThat(answered.image()).isEqualTo(json("{'tokenType':'Bearer'}"));
        assertThat(answered.personal()).containsOnlyKeys("answer.userErrors");
        assertThat(PARTNERS.payload("fetchCustomDataTokenForUser", json("{'userErrors':[]}"))
                        .personal())
                .isEmpty();
    }

    @Test
    void a_field_without_a_class_is_dropped() {
        Map<String, FieldClass> fewer = new HashMap<>(PARTNERS.classes());
        fewer.remove("MetafieldDefinitionCreateInput.name");

        assertThat(PARTNERS.with(fewer)
                        .variables("metafieldDefinitionCreate", json("{'definition':{'key':'tier','name':'Tier'}}"))
                        .image())
                .isEqualTo(json("{'definition':{'key':'tier'}}"));
    }

    @Test
    void what_the_schema_does_not_know_is_dropped() {
        assertThat(PARTNERS.variables(
                                "metafieldDefinitionCreate",
                                json("{'definition':{'key':'tier','token':'x','type':{'a':'b'}},'other':'y'}"))
                        .image())
                .isEqualTo(json("{'definition':{'key':'tier'}}"));
        assertThat(PARTNERS.variables("noSuchMutation", json("{'definition':'x'}"))
                        .image())
                .isEqualTo(json("{}"));
        assertThat(PARTNERS.payload("noSuchMutation", json("{'a':'x'}")).image())
                .isEqualTo(json("{}"));
    }

    @Test
    void a_grant_is_read_as_the_member_of_the_union_it_names() {
        Classed answered = PARTNERS.payload("metafieldDefinitionCreate", json("""
                        {'createdDefinition':{'key':'tier','access':{'grants':[
                          {'__typename':'CustomDataAbsoluteAccessGrantType','grant':'READ','granteeId':'gid://shopify/Client/1','role':'x'},
                          {'grant':'READ'},
                          {'__typename':'Mutation','grant':'READ'}]}}}"""));

        assertThat(answered.image()).isEqualTo(json("""
                        {'createdDefinition':{'key':'tier','access':{'grants':[
                          {'__typename':'CustomDataAbsoluteAccessGrantType','grant':'READ','granteeId':'gid://shopify/Client/1'}]}}}"""));
    }

    @ParameterizedTest
    @EnumSource(Api.class)
    void every_api_is_classed_whole(Api api) {
        FieldClasses classes = FieldClasses.of(api);

        assertThat(new TreeSet<>(classes.classes().keySet()))
                .isEqualTo(classes.coordinates().collect(Collectors.toCollection(TreeSet::new)))
                .isNotEmpty();
    }

    @Test
    void a_users_values_and_who_they_are_about_are_personal() {
        FieldClasses users = FieldClasses.of(Api.USERS);

        Classed asked = users.variables(
                "metafieldsSet", json("{'metafields':[{'identifier':{'key':'size'},'value':'canary'}]}"));
        Classed answered = users.payload(
                "metafieldsSet",
                json(
                        "{'metafields':[{'value':'canary','ownerId':'gid://7','definition':{'key':'size'}}],'userErrors':[{'field':['x'],'message':'canary'}]}"));

        assertThat(asked.image()).isEqualTo(json("{'metafields':[{'identifier':{'key':'size'}}]}"));
        assertThat(asked.personal()).isEqualTo(Map.of("variables.metafields.0.value", "canary"));
        assertThat(answered.image())
                .isEqualTo(json("{'metafields':[{'definition':{'key':'size'}}],'userErrors':[{'field':['x']}]}"));
        assertThat(answered.personal())
                .containsOnlyKeys(
                        "answer.metafields.0.value", "answer.metafields.0.ownerId", "answer.userErrors.0.message");
    }

    @Test
    void a_refresh_leaves_only_scope_and_lifetime() {
        FieldClasses tokens = FieldClasses.of(Api.TOKENS);

        assertThat(tokens.variables("refreshToken", json("{'refreshToken':'canary'}")))
                .isEqualTo(new Classed(json("{}"), Map.of()));
        assertThat(tokens.payload(
                                "refreshToken",
                                json("{'accessToken':'canary','refreshToken':'canary','expiresIn':9,'scope':'a'}"))
                        .image())
                .isEqualTo(json("{'expiresIn':9,'scope':'a'}"));
    }

    @Test
    void the_secrets_among_the_arguments_are_found() {
        assertThat(PARTNERS.secrets("fetchTokensForUser", json("{'publicId':'u','consentToken':'canary-jwt'}")))
                .containsExactly("canary-jwt");
        assertThat(FieldClasses.of(Api.TOKENS).secrets("refreshToken", json("{'refreshToken':'canary'}")))
                .containsExactly("canary");
    }
}
