package dev.counterfoil.usertokens;

import static org.assertj.core.api.Assertions.assertThat;

import dev.counterfoil.changes.ChangeResult;
import dev.counterfoil.clients.Client;
import dev.counterfoil.upstream.partners.KeyPair;
import dev.counterfoil.upstream.tokens.IssuedToken;
import dev.counterfoil.upstream.users.MetafieldPage;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Tokens and values against a sandbox, on a real database, with everything that is written down looked through. */
class UserTokensTests extends TokensRoom {

    private static final SessionKey SESSION = new SessionKey("session-1");
    private static final SessionKey OTHER = new SessionKey("session-2");

    @Autowired
    private UserTokens tokens;

    @Autowired
    private UserValues values;

    @Autowired
    private TokenCheck checks;

    @Autowired
    private TestUsers users;

    @Autowired
    private OneTimeTokens once;

    @Autowired
    private ExpiredTokens expired;

    private IssueResult issue(TokenRequest request) {
        return tokens.issue(owner(), client(), SESSION, UUID.randomUUID(), request);
    }

    private IssueResult.Issued issued(TokenRequest request) {
        IssueResult result = issue(request);
        assertThat(result).isInstanceOf(IssueResult.Issued.class);
        return (IssueResult.Issued) result;
    }

    private IssuedToken look(IssueResult.Issued issued) {
        return once.take(owner(), SESSION, issued.ticket()).orElseThrow();
    }

    private TokenRequest consent() {
        return new TokenRequest.Consent(sandbox().consentToken(SHOP, MARIA, "openid email shop_app:oauth"));
    }

    /** Everything the portal has written, but the erasable part of the record and the room's own deletable rows. */
    private String written() {
        return dump("select o::text from operation o")
                + dump("select t::text from task t")
                + dump("select e::text from ledger_entry e");
    }

    private String everywhere() {
        return written()
                + dump("select p::text from ledger_payload p")
                + dump("select t::text from user_token t")
                + dump("select v::text from vault_secret v");
    }

    private String dump(String sql) {
        return String.join("\n", jdbc.sql(sql).query(String.class).list());
    }

    private ValuesResult.Page page(UUID token) {
        ValuesResult result = values.page(owner(), client(), SESSION, token, MetafieldPage.Paging.first(50), List.of());
        assertThat(result).isInstanceOf(ValuesResult.Page.class);
        return (ValuesResult.Page) result;
    }

    @Test
    void a_consent_token_becomes_a_token_that_is_seen_once_and_written_nowhere() {
        TokenRequest consent = consent();

        IssueResult.Issued issued = issued(consent);
        IssuedToken token = look(issued);

        assertThat(once.take(owner(), SESSION, issued.ticket())).isEmpty();
        assertThat(issued.token().publicId()).isEqualTo(MARIA);
        assertThat(everywhere())
                .doesNotContain(token.accessToken())
                .doesNotContain(token.refreshToken())
                .doesNotContain(((TokenRequest.Consent) consent).token());
        assertThat(written()).doesNotContain(MARIA);
        assertThat(tokens.list(owner(), client(), SESSION)).contains(issued.token());
        assertThat(tokens.list(owner(), client(), OTHER)).doesNotContain(issued.token());
    }

    @Test
    void whether_a_token_still_works_is_asked_at_the_api_and_is_an_entry_without_the_user() {
        IssueResult.Issued issued = issued(consent());
        UUID token = issued.token().id();

        assertThat(checks.check(owner(), client(), SESSION, token)).isEmpty();
        assertThat(checks.check(owner(), client(), OTHER, token)).contains("NO_TOKEN");
        sandbox().expireTokens(false);
        assertThat(checks.check(owner(), client(), SESSION, token)).contains(UserValues.TOKEN_REFUSED);

        assertThat(jdbc.sql("select count(*) from ledger_entry where action = 'userToken.check' and subject_id = ?")
                        .param(token.toString())
                        .query(Integer.class)
                        .single())
                .isEqualTo(2);
        assertThat(written()).doesNotContain(MARIA);
    }

    @Test
    void a_refusal_comes_with_its_code() {
        assertThat(issue(new TokenRequest.PublicId("nobody-of-that-name")))
                .isInstanceOfSatisfying(
                        IssueResult.Failed.class,
                        failed -> assertThat(failed.result())
                                .isInstanceOfSatisfying(
                                        ChangeResult.Refused.class,
                                        refused -> assertThat(refused.code()).isEqualTo("NO_USER")));
        TokenRequest spent = consent();
        issued(spent);
        assertThat(issue(spent))
                .isInstanceOfSatisfying(
                        IssueResult.Failed.class,
                        failed -> assertThat(failed.result())
                                .isInstanceOfSatisfying(
                                        ChangeResult.Refused.class,
                                        refused -> assertThat(refused.code()).isEqualTo("INVALID_TOKEN")));
        assertThat(written()).doesNotContain("nobody-of-that-name");
    }

    @Test
    void the_same_form_sent_twice_issues_once() {
        UUID intent = UUID.randomUUID();
        TokenRequest maria = consent();
        int before = sandbox().received("fetchTokensForUser").size();

        tokens.issue(owner(), client(), SESSION, intent, maria);

        assertThat(tokens.issue(owner(), client(), SESSION, intent, maria)).isInstanceOf(IssueResult.Gone.class);
        assertThat(sandbox().received("fetchTokensForUser")).hasSize(before + 1);
    }

    @Test
    void a_kept_token_is_sealed_used_renewed_and_deleted() {
        IssueResult.Issued issued = issued(consent());
        IssuedToken token = look(issued);
        UUID id = issued.token().id();

        assertThat(tokens.keep(owner(), client(), OTHER, id, "Maria")).isFalse();
        assertThat(tokens.keep(owner(), client(), SESSION, id, "Maria")).isTrue();

        UserToken kept = tokens.find(owner(), client(), OTHER, id).orElseThrow();
        assertThat(kept.kept()).isTrue();
        assertThat(kept.label()).isEqualTo("Maria");
        assertThat(everywhere()).doesNotContain(token.accessToken(), token.refreshToken());
        page(id);

        assertThat(tokens.refresh(owner(), client(), OTHER, UUID.randomUUID(), id))
                .isInstanceOf(ChangeResult.Done.class);
        assertThat(tokens.refresh(owner(), client(), OTHER, UUID.randomUUID(), id))
                .as("with the new refresh token")
                .isInstanceOf(ChangeResult.Done.class);
        page(id);

        tokens.forget(owner(), client(), OTHER, id);
        assertThat(tokens.find(owner(), client(), SESSION, id)).isEmpty();
        assertThat(dump("select v::text from vault_secret v where name like 'user.%'"))
                .isEmpty();
        assertThat(written())
                .contains("userToken.keep", "userToken.refresh", "userToken.forget")
                .doesNotContain("Maria");
    }

    @Test
    void values_are_set_read_and_deleted_and_stand_only_where_they_can_be_erased() {
        UUID id = issued(consent()).token().id();
        Client client = client();
        UserValue target = page(id).values().stream()
                .filter(one -> one.path().key().equals("profile_nickname"))
                .findFirst()
                .orElseThrow();
        UserValue changed =
                new UserValue(target.path(), target.name(), target.type(), target.validations(), "canary-teal");

        ChangeResult set = values.set(
                        owner(), client, SESSION, id, UUID.randomUUID(), List.of(changed), List.of(target))
                .result();

        assertThat(set).isInstanceOf(ChangeResult.Done.class);
        assertThat(page(id).values())
                .filteredOn(one -> one.path().equals(target.path()))
                .singleElement()
                .satisfies(one -> assertThat(one.value()).isEqualTo("canary-teal"));
        assertThat(values.delete(owner(), client, SESSION, id, UUID.randomUUID(), changed))
                .isInstanceOf(ChangeResult.Done.class);
        assertThat(page(id).values()).noneMatch(one -> one.path().equals(target.path()));
        assertThat(written())
                .doesNotContain("canary-teal")
                .contains(target.path().toString(), "userMetafields.read");
        assertThat(dump("select p::text from ledger_payload p")).contains("canary-teal");
    }

    @Test
    void pages_follow_each_other_both_ways() {
        UUID id = issued(consent()).token().id();
        ValuesResult.Page first = page(id, new MetafieldPage.Paging(true, 2, null));
        ValuesResult.Page second = page(id, new MetafieldPage.Paging(true, 2, first.after()));
        ValuesResult.Page back = page(id, new MetafieldPage.Paging(false, 2, second.before()));
        assertThat(paths(second)).hasSize(2).doesNotContainAnyElementsOf(paths(first));
        assertThat(paths(back)).isEqualTo(paths(first));
    }

    @Test
    void a_value_is_read_set_and_deleted_by_its_path_in_a_namespace() {
        UUID id = issued(consent()).token().id();
        KeyPair path = new KeyPair("care", "support_vip");
        Client client = client();
        UserValue value = new UserValue(path, "VIP", "boolean", List.of(), "true");

        assertThat(values.set(owner(), client, SESSION, id, UUID.randomUUID(), List.of(value), List.of())
                        .result())
                .isInstanceOf(ChangeResult.Done.class);
        ValuesResult.Page read = (ValuesResult.Page)
                values.page(owner(), client, SESSION, id, MetafieldPage.Paging.first(5), List.of(path));
        assertThat(read.values()).extracting(UserValue::value).containsExactly("true");
        assertThat(values.delete(
                        owner(),
                        client,
                        SESSION,
                        id,
                        UUID.randomUUID(),
                        read.values().getFirst()))
                .isInstanceOf(ChangeResult.Done.class);
    }

    private ValuesResult.Page page(UUID token, MetafieldPage.Paging paging) {
        return (ValuesResult.Page) values.page(owner(), client(), SESSION, token, paging, List.of());
    }

    private static List<KeyPair> paths(ValuesResult.Page page) {
        return page.values().stream().map(UserValue::path).toList();
    }

    @Test
    void a_value_that_changed_meanwhile_is_not_overwritten_unseen() {
        UUID id = issued(consent()).token().id();
        UserValue there = page(id).values().getFirst();
        UserValue wrong =
                new UserValue(there.path(), there.name(), there.type(), there.validations(), "something else");
        int before = readings().size();

        ChangeResult result = values.set(
                        owner(), client(), SESSION, id, UUID.randomUUID(), List.of(there), List.of(wrong))
                .result();

        assertThat(result)
                .isInstanceOfSatisfying(
                        ChangeResult.Stale.class,
                        stale -> assertThat(UserValues.read(stale.now(), List.of(there)))
                                .singleElement()
                                .satisfies(now -> assertThat(now.value()).isEqualTo(there.value())));
        assertThat(readings()).as("what it showed is a reading").hasSize(before + 1);
        assertThat(readings().getLast()).contains(there.path().toString()).doesNotContain("something else");
    }

    private List<String> readings() {
        return jdbc.sql("select e::text from ledger_entry e where action = 'userMetafields.read' order by seq")
                .query(String.class)
                .list();
    }

    @Test
    void a_token_that_expired_half_way_says_so_and_changes_nothing() {
        UUID id = issued(consent()).token().id();
        UserValue there = page(id).values().getFirst();
        sandbox().expireTokens(false);
        int before = sandbox().received("metafieldsSet").size();

        assertThat(values.set(owner(), client(), SESSION, id, UUID.randomUUID(), List.of(there), List.of(there))
                        .result())
                .isEqualTo(new ChangeResult.NotSent(null, UserValues.TOKEN_REFUSED));
        assertThat(values.page(owner(), client(), SESSION, id, MetafieldPage.Paging.first(50), List.of()))
                .isInstanceOf(ValuesResult.TokenRefused.class);
        assertThat(sandbox().received("metafieldsSet")).hasSize(before);

        assertThat(tokens.refresh(owner(), client(), SESSION, UUID.randomUUID(), id))
                .isInstanceOf(ChangeResult.Done.class);
        page(id);
    }

    @Test
    void a_spent_refresh_token_is_told_by_the_code_of_the_rfc() {
        UUID id = issued(consent()).token().id();
        sandbox().expireTokens(true);

        assertThat(tokens.refresh(owner(), client(), SESSION, UUID.randomUUID(), id))
                .isInstanceOfSatisfying(
                        ChangeResult.Refused.class,
                        refused -> assertThat(refused.code()).isEqualTo("invalid_grant"));
    }

    @Test
    void an_email_address_issues_a_token_and_is_recorded_where_it_can_be_erased() {
        IssueResult.Issued issued = issued(new TokenRequest.Email("maria.lindqvist@example.com"));
        tokens.keep(owner(), client(), SESSION, issued.token().id(), "By e-mail");

        assertThat(tokens.find(owner(), client(), SESSION, issued.token().id()))
                .hasValueSatisfying(kept -> assertThat(kept.email()).isEqualTo("maria.lindqvist@example.com"));
        assertThat(
                        dump(
                                "select p::text from ledger_payload p join ledger_entry e using (seq) where e.action = 'userToken.keep'"))
                .contains("maria.lindqvist@example.com");

        assertThat(written()).doesNotContain("maria.lindqvist@example.com");
        assertThat(dump("select p::text from ledger_payload p")).contains("maria.lindqvist@example.com");
    }

    @Test
    void another_token_counts_as_the_same_users_only_if_both_say_so() {
        UserToken maria = issued(consent()).token();
        UserToken again = issued(consent()).token();
        assertThat(maria.ofSameUser(again)).isTrue();
        assertThat(new UserToken(UUID.randomUUID(), false, "", null, null, null, false, maria.issuedAt(), null, null)
                        .ofSameUser(new UserToken(
                                UUID.randomUUID(), false, "", null, null, null, false, maria.issuedAt(), null, null)))
                .as("two of whom nothing is known")
                .isFalse();
    }

    @Test
    void asking_for_a_value_that_is_not_there_is_recorded_with_its_key() {
        UUID id = issued(consent()).token().id();

        values.page(
                owner(),
                client(),
                SESSION,
                id,
                MetafieldPage.Paging.first(5),
                List.of(new KeyPair("care", "nothing_of_the_kind")));

        assertThat(
                        dump(
                                "select e::text from ledger_entry e where action = 'userMetafields.read' order by seq desc limit 1"))
                .contains("care.nothing_of_the_kind");
    }

    @Test
    void a_kept_token_that_is_of_no_use_any_more_is_destroyed_a_week_after_it_expired_on_record() {
        UUID useless = issued(consent()).token().id();
        UUID renewable = issued(consent()).token().id();
        UUID fresh = issued(consent()).token().id();
        List.of(useless, renewable, fresh).forEach(id -> tokens.keep(owner(), client(), SESSION, id, "Maria"));
        jdbc.sql("update user_token set refresh_sealed = null where id <> ?")
                .param(renewable)
                .update();
        jdbc.sql("update user_token set expires_at = now() - interval '8 days' where id <> ?")
                .param(fresh)
                .update();

        expired.destroy();

        assertThat(tokens.find(owner(), client(), SESSION, useless)).isEmpty();
        assertThat(tokens.find(owner(), client(), SESSION, renewable)).isPresent();
        assertThat(tokens.find(owner(), client(), SESSION, fresh)).isPresent();
        assertThat(dump("select e::text from ledger_entry e where action = 'userToken.expire'"))
                .contains(useless.toString())
                .doesNotContain(renewable.toString(), fresh.toString(), "Maria");
    }

    @Test
    void the_memory_of_a_session_ends_with_it() {
        UUID id = issued(consent()).token().id();

        tokens.ended(SESSION);

        assertThat(tokens.find(owner(), client(), SESSION, id)).isEmpty();
        assertThat(values.page(owner(), client(), SESSION, id, MetafieldPage.Paging.first(5), List.of()))
                .isEqualTo(new ValuesResult.Unreadable("NO_TOKEN"));
    }

    @Test
    void test_users_are_added_changed_and_removed_on_record_without_telling_who_they_are() {
        assertThat(users.save(owner(), client(), null, "Canary Jones", "canary-id"))
                .isEmpty();
        assertThat(users.save(owner(), client(), null, "Again", "canary-id"))
                .extracting(problem -> problem.code())
                .containsExactly("USER_KNOWN");
        TestUser added = users.list(owner(), client()).getFirst();
        assertThat(users.save(owner(), client(), added, "Canary Smith", "canary-id"))
                .isEmpty();
        assertThat(users.save(owner(), client(), added, "Too late", "canary-id"))
                .extracting(problem -> problem.code())
                .containsExactly("USER_CHANGED");
        assertThat(users.save(owner(), client(), null, " ", "ana@example.com"))
                .extracting(problem -> problem.code())
                .containsExactly("LABEL_EMPTY", "PUBLIC_ID_ODD");

        users.remove(owner(), client(), added);

        assertThat(users.list(owner(), client())).isEmpty();
        assertThat(written())
                .contains("testUser.add", "testUser.edit", "testUser.remove")
                .doesNotContain("Canary", "canary-id");
    }
}
