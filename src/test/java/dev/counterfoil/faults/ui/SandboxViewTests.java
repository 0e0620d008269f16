package dev.counterfoil.faults.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.internal.MockVaadin;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import dev.counterfoil.faults.FaultKind;
import dev.counterfoil.kit.DangerDialog;
import dev.counterfoil.sandbox.RunningSandbox;
import dev.counterfoil.sandbox.Sandbox;
import dev.counterfoil.sandbox.SandboxConfig;
import dev.counterfoil.testing.BrowserlessBase;
import dev.counterfoil.testing.Eventually;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** The page of the sandbox, as the owner sees it. */
class SandboxViewTests extends BrowserlessBase {

    private static RunningSandbox sandbox;

    @DynamicPropertySource
    static void sandbox(DynamicPropertyRegistry properties) throws IOException {
        Path data = Files.createTempDirectory(
                Files.createDirectories(Path.of("target", "test-sandboxes").toAbsolutePath()), "faults");
        RunningSandbox running = Sandbox.start(SandboxConfig.in(data));
        sandbox = running;
        properties.add("counterfoil.sandbox.url", running::partnersUrl);
        properties.add(
                "counterfoil.sandbox.clients-file",
                () -> data.resolve("demo-clients.json").toString());
    }

    @AfterAll
    static void stop() {
        sandbox.close();
    }

    @BeforeEach
    void open() {
        sandbox.clearFaults();
        go("sandbox");
        shows("None: the sandbox does everything right.");
    }

    @Test
    void a_fault_is_set_from_the_form_and_stands_in_the_list_until_it_is_cleared() {
        @SuppressWarnings("unchecked")
        Select<FaultKind> kind = (Select<FaultKind>) findInView(Select.class).single();
        kind.setValue(FaultKind.DELAY);
        assertThat(field("Milliseconds").isVisible()).isTrue();
        field("Milliseconds").setValue("700");
        @SuppressWarnings("unchecked")
        ComboBox<String> operation =
                (ComboBox<String>) findInView(ComboBox.class).single();
        operation.setValue("mediaCreate");
        @SuppressWarnings("unchecked")
        RadioButtonGroup<Boolean> always =
                (RadioButtonGroup<Boolean>) findInView(RadioButtonGroup.class).single();
        always.setValue(true);
        test(button("Set fault")).click();
        shows("mediaCreate");
        assertThat(rows())
                .singleElement()
                .asString()
                .contains("Late answer", "mediaCreate", "ms: 700", "Until cleared");
        test(button("Clear all")).click();
        shows("None: the sandbox does everything right.");
    }

    @Test
    void a_value_out_of_bounds_is_told_beside_its_field_and_nothing_is_sent() {
        field("Status").setValue("99");
        test(button("Set fault")).click();
        assertThat(field("Status").isInvalid()).isTrue();
        assertThat(field("Status").getErrorMessage()).isEqualTo("Between 200 and 599.");
        assertThat(rows()).isEmpty();
    }

    @Test
    void reset_asks_first() {
        sandbox.changeElsewhere("Acme Shop", "{\"action\":\"delete\",\"key\":\"vat_number\"}");
        test(button("Reset sandbox")).click();
        assertThat(sandbox.keys("Acme Shop")).doesNotContain("vat_number");
        Button confirm = find(Button.class, find(DangerDialog.class).single())
                .withText("Reset sandbox")
                .single();
        test(confirm).click();
        Eventually.until(() -> sandbox.keys("Acme Shop").contains("vat_number"), MockVaadin::clientRoundtrip);
    }

    private TextField field(String label) {
        return findInView(TextField.class).all().stream()
                .filter(each -> label.equals(each.getLabel()))
                .findFirst()
                .orElseThrow();
    }

    private Button button(String text) {
        return findInView(Button.class).all().stream()
                .filter(each -> text.equals(each.getText()))
                .findFirst()
                .orElseThrow();
    }

    private List<String> rows() {
        return findInView(ListItem.class).all().stream()
                .map(row -> row.getElement().getTextRecursively())
                .filter(text -> text.contains("Until cleared") || text.contains("Once"))
                .toList();
    }

    private void shows(String text) {
        Eventually.until(
                () -> ((SandboxView) getCurrentView())
                        .getElement()
                        .getTextRecursively()
                        .contains(text),
                MockVaadin::clientRoundtrip);
    }
}
