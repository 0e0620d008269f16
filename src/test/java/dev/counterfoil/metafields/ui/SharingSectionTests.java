package dev.counterfoil.metafields.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import dev.counterfoil.audit.FakeDirectory;
import dev.counterfoil.audit.Samples;
import dev.counterfoil.changes.ChangeResult;
import dev.counterfoil.changes.FieldProblem;
import dev.counterfoil.changes.OperationState;
import dev.counterfoil.changes.StaleDialog;
import dev.counterfoil.clients.Client;
import dev.counterfoil.clients.ClientService;
import dev.counterfoil.clients.Environment;
import dev.counterfoil.kit.DangerDialog;
import dev.counterfoil.ledger.EntryRef;
import dev.counterfoil.metafields.DefinitionService.DefinitionRow;
import dev.counterfoil.metafields.GranteeMatching;
import dev.counterfoil.metafields.Shared;
import dev.counterfoil.metafields.Sharing;
import dev.counterfoil.metafields.SharingMatrix;
import dev.counterfoil.metafields.SharingService;
import dev.counterfoil.upstream.partners.MetafieldDefinition;
import dev.counterfoil.upstream.partners.MetafieldDefinition.Access;
import dev.counterfoil.upstream.partners.MetafieldDefinition.Grant;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mockito.ArgumentCaptor;
import org.springframework.security.access.AccessDeniedException;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Who has access, and what can be done about it: the section beside a definition, and the dialogs it opens. */
class SharingSectionTests extends MetafieldsRoomTest {

    private final SharingService sharing = mock(SharingService.class);
    private final GranteeMatching matching = mock(GranteeMatching.class);
    private final AtomicInteger refreshed = new AtomicInteger();
    private final AtomicInteger matched = new AtomicInteger();

    @BeforeEach
    void nothing_refreshed() {
        refreshed.set(0);
        matched.set(0);
    }

    private static MetafieldDefinition definition(@Nullable Access access) {
        return new MetafieldDefinition("uuid", null, "tier", "Tier", "d", "boolean", "", List.of(), access);
    }

    private static Shared.Definition shared(@Nullable Access access) {
        return new Shared.Definition(definition(access));
    }

    private SharingSection show(@Nullable Access access) {
        SharingSection section = new SharingSection(
                sharing,
                Samples.ada(),
                shop(),
                shared(access),
                directory.clients,
                true,
                refreshed::incrementAndGet,
                new WhoIsThis.Offer(matching, Samples.ada(), matched::incrementAndGet));
        UI.getCurrent().removeAll();
        UI.getCurrent().add(section);
        return section;
    }

    private static ChangeResult.Stale stale(@Nullable Grant now) {
        ObjectNode image = JsonNodeFactory.instance.objectNode();
        var grants = image.putObject("access").putArray("grants");
        if (now != null) {
            grants.addObject().put("granteeId", now.grantee()).put("grant", now.level());
        }
        return new ChangeResult.Stale(JsonNodeFactory.instance.objectNode(), image);
    }

    private void pressLabelled(String label) {
        test(find(Button.class).withAttribute("aria-label", label).single()).click();
    }

    @Test
    void what_is_not_known_is_not_told_as_nobody() {
        assertThat(text(show(null))).contains("Not known", "did not say who").doesNotContain("Nobody but this client");
        assertThat(text(show(access("READ")))).contains("Any client").doesNotContain("Nobody but this client");
        assertThat(text(show(access(null)))).contains("Nobody but this client");
    }

    @Test
    void a_client_the_reader_does_not_see_is_its_gid_and_not_said_to_be_anybodys() {
        assertThat(text(show(access(null, BETA, UNSEEN))))
                .contains("Beta Market", "Client/90412", "a client you do not see here")
                .doesNotContain("not ours");
    }

    @Test
    void the_grant_by_which_this_client_itself_has_access_cannot_be_changed_and_a_guest_shares_nothing() {
        Grant own = new Grant("client", SHOP_GID, "READ");
        assertThat(text(show(access(null, own)))).contains("by a grant of somebody else", "Somebody else made it");
        assertThat(offers("Share")).isFalse();
        assertThat(find(Button.class).all()).isEmpty();

        show(access(null, new Grant("client", SHOP_GID, "ADMIN"), BETA));
        assertThat(offers("Share")).isTrue();
        assertThat(find(Button.class)
                        .withAttribute("aria-label", "Withdraw access from Beta Market")
                        .exists())
                .isTrue();
        assertThat(find(Button.class)
                        .withAttribute("aria-label", "Withdraw access from Acme Shop")
                        .exists())
                .isFalse();
    }

    @Test
    void taking_what_somebody_else_changed_shows_both_versions_and_goes_on_from_how_it_is_now() {
        Grant raised = new Grant("client", BETA_GID, "ADMIN");
        when(sharing.revoke(any(), any(), any(), eq(shared(access(null, BETA))), any()))
                .thenReturn(stale(raised));
        when(sharing.again(any(), any(), any())).thenReturn(new SharingService.Again.Now(shared(access(null, raised))));
        when(sharing.revoke(any(), any(), any(), eq(shared(access(null, raised))), any()))
                .thenReturn(new ChangeResult.Done(8, null));
        show(access(null, BETA));
        pressLabelled("Withdraw access from Beta Market");
        press("Withdraw access");
        until(() -> find(StaleDialog.class).exists());
        press("Send mine over it");
        until(() -> refreshed.get() == 1);
        assertThat(toasts()).contains("Beta Market has no access any more");
    }

    @Test
    void taking_what_is_gone_says_so_and_reads_again() {
        when(sharing.revoke(any(), any(), any(), any(), any())).thenReturn(stale(null));
        when(sharing.again(any(), any(), any())).thenReturn(new SharingService.Again.Now(shared(access(null))));
        show(access(null, BETA));
        pressLabelled("Withdraw access from Beta Market");
        press("Withdraw access");
        until(() -> refreshed.get() == 1);
        assertThat(toasts()).contains("Beta Market has no access any more");
        assertThat(find(StaleDialog.class).exists()).isFalse();
        verify(sharing).again(any(), any(), any());
    }

    @Test
    void giving_over_what_somebody_else_gave_starts_from_how_it_is_now() {
        Grant raised = new Grant("client", BETA_GID, "ADMIN");
        when(sharing.grant(any(), any(), any(), any(), any(), any()))
                .thenReturn(stale(raised), new ChangeResult.Done(8, null));
        when(sharing.again(any(), any(), any())).thenReturn(new SharingService.Again.Now(shared(access(null, raised))));
        show(access(null, BETA));
        pressLabelled("Change what Beta Market may do");
        press("Share");
        until(() -> find(StaleDialog.class).exists());
        press("Send mine over it");
        until(() -> refreshed.get() == 1);
        ArgumentCaptor<Shared> on = ArgumentCaptor.forClass(Shared.class);
        verify(sharing, times(2)).grant(any(), any(), any(), on.capture(), any(), any());
        assertThat(on.getAllValues().getLast()).isEqualTo(shared(access(null, raised)));
    }

    @Test
    void taking_theirs_reads_again_and_sends_nothing() {
        when(sharing.grant(any(), any(), any(), any(), any(), any())).thenReturn(stale(BETA));
        when(sharing.again(any(), any(), any())).thenReturn(new SharingService.Again.Now(shared(access(null))));
        show(access(null, BETA));
        pressLabelled("Change what Beta Market may do");
        press("Share");
        until(() -> find(StaleDialog.class).exists());
        press("Take theirs");
        until(() -> refreshed.get() == 1);
        verify(sharing, times(1)).grant(any(), any(), any(), any(), any(), any());
    }

    @Test
    @SuppressWarnings("unchecked")
    void a_client_to_share_with_is_offered_with_its_environment_and_what_it_may_do_already() {
        Client gamma = known(UUID.randomUUID(), "Gamma", Environment.DEVELOPMENT, "gid://shopify/Client/1007");
        directory.clients.add(gamma);
        show(access(null, BETA));
        press("Share");
        ComboBox<Client> picker = find(ComboBox.class).single();
        ShareDialog dialog = find(ShareDialog.class).single();
        assertThat(text(dialog.offered(directory.clients.get(1))))
                .contains("Beta Market", "Staging", "has access: Read values");
        assertThat(text(dialog.offered(gamma))).contains("Gamma", "Development").doesNotContain("has access");
        assertThat(picker.getItemLabelGenerator().apply(gamma)).isEqualTo("Gamma");
    }

    @Test
    void what_nobody_knows_the_end_of_can_only_be_asked_about_as_it_was_sent() {
        when(sharing.grant(any(), any(), any(), any(), any(), any()))
                .thenReturn(new ChangeResult.Unclear(9, OperationState.UNKNOWN, "TIMED_OUT"));
        show(access(null, BETA));
        pressLabelled("Change what Beta Market may do");
        press("Share");
        until(() -> offers("Ask again"));
        assertThat(level().isReadOnly()).isTrue();
        press("Ask again");
        until(() -> button("Ask again").isEnabled());
        press("Change it and start anew");
        assertThat(level().isReadOnly()).isFalse();
        press("Share");
        until(() -> offers("Ask again"));
        ArgumentCaptor<UUID> intents = ArgumentCaptor.forClass(UUID.class);
        verify(sharing, times(3)).grant(any(), any(), intents.capture(), any(), any(), any());
        assertThat(intents.getAllValues().get(1))
                .isEqualTo(intents.getAllValues().get(0));
        assertThat(intents.getAllValues().get(2))
                .isNotEqualTo(intents.getAllValues().get(0));
    }

    @Test
    void what_the_api_refuses_of_the_level_stands_beside_the_level() {
        for (String path : List.of("default", "grants.0.grant")) {
            when(sharing.grant(any(), any(), any(), any(), any(), any()))
                    .thenReturn(new ChangeResult.FieldProblems(5L, List.of(new FieldProblem(path, "API", "Too much"))));
            show(access(null, BETA));
            pressLabelled("Change what Beta Market may do");
            press("Share");
            until(() -> level().isInvalid());
            assertThat(level().getErrorMessage()).isEqualTo("Too much");
            press("Cancel");
        }
    }

    private Select<?> level() {
        return find(Select.class).all().stream()
                .<Select<?>>map(one -> one)
                .filter(one -> "May".equals(one.getLabel()))
                .findAny()
                .orElseThrow();
    }

    @Test
    void a_cell_of_the_matrix_goes_on_from_how_it_is_now() {
        Grant raised = new Grant("client", BETA_GID, "WRITE");
        List<SharingMatrix.Row> rows = new CopyOnWriteArrayList<>();
        CellDialog.Cell cell = new CellDialog.Cell() {

            @Override
            public ChangeResult set(
                    SharingMatrix.Row row, @Nullable String level, @Nullable String alias, UUID intent) {
                rows.add(row);
                return rows.size() == 1 ? stale(raised) : new ChangeResult.Done(8, null);
            }

            @Override
            public SharingService.Again again(SharingMatrix.Row row) {
                return new SharingService.Again.Now(shared(access(null, raised)));
            }
        };
        CellDialog dialog = new CellDialog(
                new SharingMatrix.Row(shop(), definition(access(null, BETA))),
                directory.clients.getLast(),
                false,
                cell,
                refreshed::incrementAndGet);
        dialog.open();
        levels(dialog).setValue("ADMIN");
        press("Change access");
        until(() -> find(StaleDialog.class).exists());
        press("Send mine over it");
        until(() -> refreshed.get() == 1);
        assertThat(Sharing.level(rows.getLast().definition().access(), Sharing.target(raised)))
                .isEqualTo("WRITE");
        assertThat(dialog.isOpened()).isFalse();
    }

    @Test
    void a_cell_whose_key_is_taken_at_the_grantee_asks_for_another_once_that_is_known() {
        List<String> aliases = new CopyOnWriteArrayList<>();
        CellDialog.Cell cell = new CellDialog.Cell() {

            @Override
            public ChangeResult set(
                    SharingMatrix.Row row, @Nullable String level, @Nullable String alias, UUID intent) {
                aliases.add(String.valueOf(alias));
                return switch (aliases.size()) {
                    case 1 ->
                        new ChangeResult.FieldProblems(
                                5L, List.of(new FieldProblem("grants.0.granteeId", "API", "Key has been taken there")));
                    case 2 ->
                        new ChangeResult.FieldProblems(null, List.of(new FieldProblem("key", "KEY_FORMAT", null)));
                    default -> new ChangeResult.Done(8, null);
                };
            }

            @Override
            public SharingService.Again again(SharingMatrix.Row row) {
                throw new AssertionError("Nothing was stale");
            }
        };
        SharingMatrix.Row row = new SharingMatrix.Row(shop(), definition(access(null)));
        CellDialog dialog = new CellDialog(row, directory.clients.getLast(), false, cell, refreshed::incrementAndGet);
        dialog.open();
        levels(dialog).setValue("READ");
        assertThat(offersAlias()).isFalse();

        press("Change access");
        until(this::offersAlias);
        assertThat(text(dialog)).contains("Key has been taken there");
        test(field("Under another key")).setValue("a b");
        press("Change access");
        until(() -> field("Under another key").isInvalid());
        test(field("Under another key")).setValue("from_acme");
        press("Change access");
        until(() -> !dialog.isOpened());
        assertThat(aliases).containsExactly("null", "a b", "from_acme");

        CellDialog known = new CellDialog(row, directory.clients.getLast(), true, cell, () -> {});
        known.open();
        levels(known).setValue("READ");
        assertThat(offersAlias()).isTrue();
        levels(known).setValue("NONE");
        assertThat(offersAlias()).isFalse();
    }

    private boolean offersAlias() {
        return find(TextField.class)
                .withPropertyValue(TextField::getLabel, "Under another key")
                .exists();
    }

    @SuppressWarnings("unchecked")
    private RadioButtonGroup<String> levels(CellDialog dialog) {
        return find(RadioButtonGroup.class).from(dialog).single();
    }

    @Test
    void deleting_names_who_loses_access_and_what_any_client_loses() {
        Grant[] many = {
            BETA,
            UNSEEN,
            new Grant("role", "a", "READ"),
            new Grant("role", "b", "READ"),
            new Grant("role", "c", "READ"),
            new Grant("role", "d", "READ"),
            new Grant("key", "e", "READ")
        };
        assertThat(asked(access("WRITE", many)))
                .contains("Access is lost by Beta Market, Client/90412, a, b, c and 2 more.")
                .contains("Any client loses what it may do by default: Read and write values.")
                .doesNotContain("shared with nobody");
        assertThat(asked(access("READ"))).doesNotContain("shared with nobody");
        assertThat(asked(access(null))).contains("It is shared with nobody.");
        assertThat(asked(null)).contains("Who has access to it is not known.");
    }

    private String asked(@Nullable Access access) {
        UI.getCurrent().removeAll();
        UI.getCurrent()
                .add(new DefinitionActions(
                        definitions,
                        Samples.ada(),
                        shop(),
                        new DefinitionRow(definition(access), null),
                        directory.clients,
                        () -> {},
                        () -> {}));
        press("Delete");
        DangerDialog dialog = find(DangerDialog.class).single();
        String told = text(dialog);
        dialog.close();
        return told;
    }

    @Test
    void the_list_counts_clients_namespaces_roles_and_the_default_apart() {
        UI ui = UI.getCurrent();
        assertThat(GranteeNames.counted(
                        ui,
                        shop(),
                        access("READ", BETA, UNSEEN, new Grant("key", "care", "READ"), new Grant("role", "r", "READ"))))
                .isEqualTo("any client · 2 clients · 1 namespace · 1 role");
        assertThat(GranteeNames.counted(ui, shop(), access(null, new Grant("client", SHOP_GID, "READ"))))
                .isEqualTo("with this client");
        assertThat(GranteeNames.counted(ui, shop(), null)).isEqualTo("Not known");
        assertThat(GranteeNames.counted(ui, shop(), access(null))).isEqualTo("—");
    }

    private List<String> asked() {
        return find(WhoIsThis.class).all().stream().map(WhoIsThis::getText).toList();
    }

    private void namelessAmong(Client... nameless) {
        when(matching.matchable(any())).thenReturn(List.of(nameless));
    }

    @Test
    void a_grantee_nobody_recognises_can_be_said_to_be_one_of_ours() {
        Client nameless = FakeDirectory.client(UUID.randomUUID(), "Gamma", Environment.STAGING);
        namelessAmong(nameless);
        when(matching.match(any(), any(), eq(UNSEEN.grantee()), eq(nameless)))
                .thenReturn(new ClientService.Saved(nameless.id(), new EntryRef(18_204, Instant.EPOCH)));
        show(access(null, BETA, UNSEEN));
        assertThat(asked()).containsExactly("Who is this?");

        test(find(WhoIsThis.class).single()).click();
        assertThat(offers("It is this client")).isTrue();
        assertThat(button("It is this client").isEnabled()).isFalse();
        find(ComboBox.class).single().setValue(nameless);
        press("It is this client");
        until(() -> matched.get() == 1);

        verify(matching, times(1)).match(any(), any(), eq(UNSEEN.grantee()), eq(nameless));
        assertThat(toasts()).contains("The GID of Gamma was stored", "Entry 18,204");
        assertThat(find(Dialog.class).exists()).isFalse();
        assertThat(refreshed).hasValue(0);
    }

    @Test
    void who_may_edit_no_client_that_lacks_a_gid_is_not_asked_who_somebody_is() {
        namelessAmong();
        show(access(null, UNSEEN));
        assertThat(asked()).isEmpty();
    }

    @Test
    void where_everybody_is_known_nobody_is_asked_about() {
        namelessAmong(FakeDirectory.client(UUID.randomUUID(), "Gamma", Environment.STAGING));
        show(access(null, BETA, new Grant("role", "partners", "READ"), new Grant("key", "facts", "READ")));
        assertThat(asked()).isEmpty();
        verify(matching, times(0)).matchable(any());
    }

    @Test
    void what_is_refused_is_told_and_the_dialog_stays() {
        Client nameless = FakeDirectory.client(UUID.randomUUID(), "Gamma", Environment.STAGING);
        namelessAmong(nameless);
        when(matching.match(any(), any(), any(), any())).thenThrow(new AccessDeniedException("no"));
        show(access(null, UNSEEN));
        test(find(WhoIsThis.class).single()).click();
        find(ComboBox.class).single().setValue(nameless);
        press("It is this client");
        until(() -> toasts().contains("Your role does not allow this"));
        assertThat(find(Dialog.class).exists()).isTrue();
        assertThat(matched).hasValue(0);
    }
}
