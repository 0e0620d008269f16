package dev.counterfoil.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.menubar.MenuBar;
import com.vaadin.flow.component.menubar.MenuBarTester;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.RouterLink;
import dev.counterfoil.changes.ChangeResult;
import dev.counterfoil.changes.StaleDialog;
import dev.counterfoil.clients.Client;
import dev.counterfoil.clients.ClientInput;
import dev.counterfoil.clients.ClientService;
import dev.counterfoil.kit.DangerDialog;
import dev.counterfoil.kit.OneDialog;
import dev.counterfoil.metafields.NamespaceForm;
import dev.counterfoil.metafields.NamespaceService;
import dev.counterfoil.usertokens.TestUsers;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.json.JsonMapper;

/** Every dialog of the portal, opened as a person opens it. */
class DialogTests extends PseudoPortal {

    /** By the class that is or makes the dialog: those about to change something of a client. */
    private static final Map<String, Consumer<DialogTests>> CHANGING = new TreeMap<>(Map.ofEntries(
            Map.entry("StaleDialog", DialogTests::stale),
            Map.entry("DefinitionActions", it -> it.definition("metafields.delete")),
            Map.entry("ShareDialog", it -> it.definition("metafields.share")),
            Map.entry("SharingSection", DialogTests::withdraw),
            Map.entry("StandardDialog", DialogTests::standard),
            Map.entry("NamespaceDialog", it -> it.press(it.in("metafields/namespaces"), "metafields.namespaces.new")),
            Map.entry("NamespaceActions", DialogTests::deleteNamespace),
            Map.entry("CellDialog", DialogTests::cell),
            Map.entry("CopyBar", DialogTests::copy),
            Map.entry("DeleteFlow", DialogTests::deleteVideo),
            Map.entry("LabelDialog", it -> it.press(it.in("users"), "usertokens.testUsers.add")),
            Map.entry("TestUserList", DialogTests::removeTestUser),
            Map.entry("UsersView", DialogTests::forgetToken),
            Map.entry("SetValuesDialog", DialogTests::setValues),
            Map.entry("ValueDeletion", DialogTests::deleteValue)));

    /** Those that change nothing of a client, or nothing where customers are. */
    private static final Map<String, Consumer<DialogTests>> OTHERS = new TreeMap<>(Map.of(
            "CommandPalette", it -> it.button("data-cf-palette"),
            "Keys", it -> it.button("data-cf-shortcuts"),
            "SandboxView", it -> it.press("sandbox", "faults.reset"),
            "CopyQuestion", DialogTests::copyMany,
            "WhoDialog", DialogTests::askWho));

    @Autowired
    private TestUsers users;

    @Autowired
    private NamespaceService namespaces;

    @Autowired
    private ClientService clients;

    static Stream<String> changing() {
        return CHANGING.keySet().stream();
    }

    static Stream<String> all() {
        return Stream.concat(changing(), OTHERS.keySet().stream());
    }

    @AfterEach
    void close() {
        find(Dialog.class).all().forEach(Dialog::close);
    }

    @ParameterizedTest
    @MethodSource("changing")
    void a_dialog_that_changes_something_names_the_client_its_environment_and_that_it_is_the_sandbox(String of) {
        CHANGING.get(of).accept(this);
        assertThat(opened().getElement().getTextRecursively())
                .contains("Acme Shop", words("clients.environment.PRODUCTION"), words("clients.sandbox"));
    }

    @ParameterizedTest
    @MethodSource("all")
    void no_dialog_shows_words_that_cannot_be_translated(String of) {
        (CHANGING.containsKey(of) ? CHANGING : OTHERS).get(of).accept(this);
        Dialog dialog = opened();
        assertThat(Untranslated.in(dialog.getElement())).isEmpty();
    }

    @Test
    void no_dialog_is_missing_here() {
        Set<String> kinds = Set.of(
                Dialog.class.getName(),
                OneDialog.class.getName(),
                DangerDialog.class.getName(),
                ConfirmDialog.class.getName());
        Set<String> making = new ClassFileImporter()
                        .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                        .importPackages("dev.counterfoil")
                        .stream()
                        .filter(one -> !Set.of(OneDialog.class.getName(), DangerDialog.class.getName())
                                .contains(one.getName()))
                        .filter(one -> one.isAssignableTo(Dialog.class)
                                || one.getConstructorCallsFromSelf().stream()
                                        .anyMatch(call -> kinds.contains(
                                                call.getTargetOwner().getName())))
                        .map(JavaClass::getSimpleName)
                        .collect(Collectors.toCollection(TreeSet::new));
        assertThat(all()).containsExactlyInAnyOrderElementsOf(making);
    }

    private Dialog opened() {
        until(() -> find(Dialog.class).exists());
        return find(Dialog.class).single();
    }

    private String in(String page) {
        return "clients/" + client("Acme Shop").id() + "/" + page;
    }

    private void press(String page, String key) {
        go(page);
        super.press(key);
    }

    private void stale() {
        var image = JsonMapper.shared().createObjectNode();
        new StaleDialog(
                        new ChangeResult.Stale(
                                image.put("name", "before"), image.deepCopy().put("name", "now")),
                        client("Acme Shop"),
                        "loyalty_tier",
                        () -> {},
                        () -> {})
                .open();
    }

    private void definition(String action) {
        press(in("metafields?key=loyalty_tier"), action);
    }

    /** Somebody is asked about only while a client of ours has no GID. */
    private void askWho() {
        Client nameless = client("Acme Loyalty (staging)");
        ClientInput now = ClientInput.of(nameless);
        if (now.gid() != null) {
            clients.edit(
                    owner(),
                    UUID.randomUUID(),
                    nameless.id(),
                    nameless.version(),
                    new ClientInput(
                            now.name(),
                            now.environment(),
                            now.dashboardId(),
                            now.endpoint(),
                            null,
                            now.scopes(),
                            now.redirectUrls(),
                            now.dashboardUrl()),
                    null);
        }
        go(in("metafields?key=loyalty_tier"));
        String question = words("metafields.who");
        until(() -> findInView(NativeButton.class).withText(question).exists());
        test(findInView(NativeButton.class).withText(question).all().getFirst()).click();
    }

    private void withdraw() {
        go(in("metafields?key=loyalty_tier"));
        labelled(words("metafields.share.revoke", "Client/90412"));
    }

    private void deleteNamespace() {
        String key = "walked_" + UUID.randomUUID().toString().substring(0, 8);
        namespaces.create(
                owner(), client("Acme Shop"), UUID.randomUUID(), new NamespaceForm(key, key, key, null, null));
        go(in("metafields/namespaces"));
        go(findInView(RouterLink.class)
                .withCondition(link -> link.getHref().contains("path="))
                .all()
                .getFirst()
                .getHref());
        super.press("metafields.delete");
    }

    private void cell() {
        go("metafields/sharing?q=loyalty_tier&owner=" + client("Acme Shop").id());
        String column = client("Acme Fit Finder").id().toString();
        until(() -> {
            if (findInView(Grid.class).exists()) {
                Grid<?> grid = findInView(Grid.class).all().getFirst();
                for (int row = 0; row < test(grid).size() && !find(Dialog.class).exists(); row++) {
                    test(grid).invokeLitRendererFunction(row, column, "press");
                }
            }
            return find(Dialog.class).exists();
        });
    }

    private void copy() {
        go("metafields/compare?only=missing&source=" + client("Acme Loyalty").id() + "&target="
                + client("Acme Shop").id());
        until(() -> findInView(Grid.class).exists()
                && test(grid()).size() > 0
                && test(grid()).getCellComponent(0, 0) instanceof Checkbox);
        test((Checkbox) test(grid()).getCellComponent(0, 0)).click();
        super.press("metafields.compare.copy", 1);
    }

    private void copyMany() {
        go("metafields/compare?only=missing&source=" + client("Acme Shop").id() + "&target="
                + client("Acme Shop (development)").id());
        until(() -> find(NativeButton.class).all().stream().anyMatch(DialogTests::ticksAll));
        test(find(NativeButton.class).all().stream()
                        .filter(DialogTests::ticksAll)
                        .findFirst()
                        .orElseThrow())
                .click();
        until(() -> copying().isPresent());
        test(copying().orElseThrow()).click();
    }

    private static boolean ticksAll(NativeButton button) {
        return "cf-compare-ticks"
                .equals(button.getParent().orElseThrow().getElement().getAttribute("class"));
    }

    private Optional<Button> copying() {
        String[] around = words("metafields.compare.copy", 4711).split("4,711|4711");
        return findInView(Button.class).all().stream()
                .filter(Button::isEnabled)
                .filter(button -> button.getText().startsWith(around[0])
                        && button.getText().endsWith(around[1]))
                .findAny();
    }

    private void deleteVideo() {
        go(in("videos?product=8001001"));
        until(() -> findInView(Grid.class).exists() && test(grid()).size() > 0);
        test(grid()).select(0);
        super.press("media.delete");
    }

    private void standard() {
        go(in("metafields"));
        new MenuBarTester<>(findInView(MenuBar.class).single()).clickItem(0, 0);
    }

    private void removeTestUser() {
        users.save(
                owner(), client("Acme Shop"), null, "Maria", UUID.randomUUID().toString());
        go(in("users"));
        new MenuBarTester<>(findInView(MenuBar.class).all().getLast()).clickItem(0, 1);
    }

    private void forgetToken() {
        issue();
        new MenuBarTester<>(findInView(MenuBar.class).all().getFirst()).clickItem(0, 1);
    }

    private void setValues() {
        issue();
        super.press("usertokens.use");
        until(() -> findInView(Grid.class).exists());
        super.press("usertokens.set");
    }

    private void deleteValue() {
        issue();
        super.press("usertokens.use");
        until(() -> findInView(Grid.class).exists() && test(grid()).size() > 0);
        Component actions = test(grid()).getCellComponent(0, 2);
        test(find(Button.class, actions).all().getLast()).click();
    }

    private void issue() {
        go(in("users"));
        test(findInView(TextField.class).all().getFirst())
                .setValue(sandbox()
                        .consentToken("Acme Shop", "maria.lindqvist@example.com", "openid email shop_app:oauth"));
        super.press("usertokens.get");
        until(() -> findInView(Button.class).withText(words("usertokens.use")).exists());
    }

    private Grid<?> grid() {
        return findInView(Grid.class).all().getFirst();
    }

    private void labelled(String name) {
        until(() -> findInView(Button.class)
                .withCondition(one -> one.getAriaLabel().orElse("").equals(name))
                .exists());
        test(findInView(Button.class)
                        .withCondition(one -> one.getAriaLabel().orElse("").equals(name))
                        .all()
                        .getFirst())
                .click();
    }

    private void button(String attribute) {
        go(in("metafields"));
        test(find(NativeButton.class)
                        .withCondition(one -> one.getElement().hasAttribute(attribute))
                        .single())
                .click();
    }
}
