package dev.counterfoil.metafields.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.reset;
import static org.mockito.Mockito.when;

import com.vaadin.browserless.ViewPackages;
import com.vaadin.flow.component.ComponentUtil;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.dialog.Dialog.DialogCloseActionEvent;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import dev.counterfoil.audit.Samples;
import dev.counterfoil.changes.ChangeResult;
import dev.counterfoil.kit.DangerDialog;
import dev.counterfoil.metafields.NamespaceService;
import dev.counterfoil.metafields.NamespaceService.Node;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Bean;
import org.springframework.test.context.ContextConfiguration;

/** The tree of namespaces and the form of a new one. */
@ContextConfiguration(classes = NamespacesViewTests.Trees.class)
@ViewPackages(classes = NamespacesView.class)
class NamespacesViewTests extends MetafieldsRoomTest {

    private static final String NAMESPACES = "clients/" + Samples.SHOP + "/metafields/namespaces";

    static class Trees {

        @Bean
        NamespaceService trees() {
            return mock(NamespaceService.class);
        }
    }

    @Autowired
    private NamespaceService namespaces;

    private final List<Node> nodes = new ArrayList<>();

    @BeforeEach
    void only_the_reserved_one() {
        reset(namespaces);
        nodes.clear();
        nodes.add(new Node("", null, 0, List.of()));
        when(namespaces.tree(any(), any())).thenAnswer(asked -> List.copyOf(nodes));
        open(NAMESPACES);
        press("New namespace");
    }

    private Dialog dialog() {
        return find(NamespaceDialog.class).single();
    }

    /** As Esc and a click beside the dialog ask for it. */
    private void escape() {
        ComponentUtil.fireEvent(dialog(), new DialogCloseActionEvent(dialog(), true));
    }

    @Test
    void nothing_that_was_typed_is_thrown_away_unasked() {
        assertThat(find(TextField.class, dialog()).all())
                .as("Esc leaves the dialog before the field")
                .allMatch(typed -> typed.getValueChangeMode() == ValueChangeMode.EAGER);
        assertThat(area("Description").getValueChangeMode()).isEqualTo(ValueChangeMode.EAGER);
        test(field("Key")).setValue("facts");
        escape();
        assertThat(text(find(DangerDialog.class).single())).contains("What you typed here is not kept");
        test(find(Button.class, find(DangerDialog.class).single())
                        .withText("Cancel")
                        .single())
                .click();
        assertThat(field("Key").getValue()).isEqualTo("facts");

        escape();
        press("Throw it away");
        assertThat(find(NamespaceDialog.class).exists()).isFalse();
    }

    @Test
    void a_form_that_nobody_has_typed_into_closes_at_once() {
        escape();
        assertThat(find(Dialog.class).exists()).isFalse();
    }

    @Test
    void the_cursor_stands_in_the_key_and_what_is_needed_is_marked() {
        assertThat(field("Key").isAutofocus()).isTrue();
        assertThat(find(TextField.class, dialog()).all().stream()
                        .filter(TextField::isRequiredIndicatorVisible)
                        .map(TextField::getLabel))
                .containsExactly("Key", "Name");
        assertThat(area("Description").isRequiredIndicatorVisible()).isTrue();
    }

    @Test
    void what_was_created_is_what_is_shown_then() {
        when(namespaces.create(any(), any(), any(), any())).thenAnswer(sent -> {
            nodes.add(new Node("facts", null, 0, List.of()));
            return new ChangeResult.Done(9, null);
        });
        test(field("Key")).setValue("facts");
        test(field("Name")).setValue("Facts");
        test(area("Description")).setValue("Of people.");
        press("Create namespace");
        until(() -> find(NamespacePane.class).exists());
        assertThat(text(find(NamespacePane.class).single())).contains("facts");
        assertThat(UI.getCurrent().getActiveViewLocation().getPathWithQueryParameters())
                .endsWith("?path=facts");
    }
}
