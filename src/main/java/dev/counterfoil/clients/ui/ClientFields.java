package dev.counterfoil.clients.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.Focusable;
import com.vaadin.flow.component.HasValidation;
import com.vaadin.flow.component.HasValue;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.Autocomplete;
import com.vaadin.flow.component.textfield.PasswordField;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import dev.counterfoil.clients.ClientField;
import dev.counterfoil.clients.ClientInput;
import dev.counterfoil.clients.ClientMarks;
import dev.counterfoil.clients.ClientRules;
import dev.counterfoil.clients.EndpointList;
import dev.counterfoil.clients.Environment;
import dev.counterfoil.kit.FormErrors;
import dev.counterfoil.outbound.Origin;
import dev.counterfoil.vault.Secret;
import java.net.URI;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The fields of a client, which judge themselves while one types. The secret leaves its field as soon as it is read. */
class ClientFields extends Composite<Div> {

    private final TextField name = new TextField();
    private final RadioButtonGroup<Environment> environment = new RadioButtonGroup<>();
    private final TextField dashboardId = new TextField();
    private final PasswordField secret = new PasswordField();
    private final Button keepStored = new Button();
    private final Select<URI> endpoint = new Select<>();
    private final TextField gid = new TextField();
    private final TextArea scopes = new TextArea();
    private final TextArea redirectUrls = new TextArea();
    private final TextField dashboardUrl = new TextField();
    private final Map<ClientField, HasValue<?, String>> texts = new EnumMap<>(ClientField.class);
    private @Nullable Origin boundTo;
    private boolean another;

    ClientFields(EndpointList endpoints) {
        texts.put(ClientField.NAME, name);
        texts.put(ClientField.DASHBOARD_ID, dashboardId);
        texts.put(ClientField.GID, gid);
        texts.put(ClientField.SCOPES, scopes);
        texts.put(ClientField.REDIRECT_URLS, redirectUrls);
        texts.put(ClientField.DASHBOARD_URL, dashboardUrl);
        getContent().addClassNames("cf-form", "cf-client-form");
        getContent()
                .add(
                        section("basics", name, environment, endpoint, dashboardId, secret, keepStored),
                        section("more", gid, scopes, redirectUrls, dashboardUrl));
        words(name, "name");
        words(dashboardId, "clientId");
        words(gid, "gid");
        words(dashboardUrl, "dashboardUrl");
        words(scopes, "scopes");
        words(redirectUrls, "redirectUrls");
        List.of(dashboardId, gid, dashboardUrl).forEach(field -> field.addClassName("cf-mono-field"));
        List.of(scopes, redirectUrls).forEach(field -> field.addClassName("cf-mono-field"));
        name.setRequiredIndicatorVisible(true);
        dashboardId.setRequiredIndicatorVisible(true);
        environment(endpoints);
        secretField();
        texts.forEach((field, input) -> input.addValueChangeListener(change -> judge(field)));
    }

    /** Which field a problem belongs to. */
    void register(FormErrors errors) {
        errors.field(ClientField.NAME.path(), name)
                .field(ClientField.ENVIRONMENT.path(), environment)
                .field(ClientField.DASHBOARD_ID.path(), dashboardId)
                .field(ClientField.SECRET.path(), secret)
                .field(ClientField.ENDPOINT.path(), endpoint)
                .field(ClientField.GID.path(), gid)
                .field(ClientField.SCOPES.path(), scopes)
                .field(ClientField.REDIRECT_URLS.path(), redirectUrls)
                .field(ClientField.DASHBOARD_URL.path(), dashboardUrl);
    }

    /** Calls when a person changed something other than the secret. */
    void onTyped(Runnable typed) {
        texts.values().forEach(field -> field.addValueChangeListener(change -> fromClient(change, typed)));
        environment.addValueChangeListener(change -> fromClient(change, typed));
        endpoint.addValueChangeListener(change -> fromClient(change, typed));
    }

    /** For a client that holds a secret already: it may stay as long as the endpoint's origin does. */
    void holdsSecret(Origin origin) {
        boundTo = origin;
        endpoint.addValueChangeListener(change -> secretWords());
        secretWords();
    }

    void fill(ClientInput input) {
        List<URI> choices =
                new ArrayList<>(endpoint.getListDataView().getItems().toList());
        if (!choices.contains(input.endpoint())) {
            choices.add(input.endpoint());
            endpoint.setItems(choices);
        }
        name.setValue(input.name());
        environment.setValue(input.environment());
        dashboardId.setValue(input.dashboardId());
        endpoint.setValue(input.endpoint());
        gid.setValue(orEmpty(input.gid()));
        scopes.setValue(String.join("\n", input.scopes()));
        redirectUrls.setValue(String.join("\n", input.redirectUrls()));
        dashboardUrl.setValue(orEmpty(input.dashboardUrl()));
    }

    /** What may be kept of what was typed: never the secret, and nothing that looks like one. */
    Map<ClientField, String> keepable() {
        Map<ClientField, String> kept = new EnumMap<>(ClientField.class);
        texts.forEach((field, input) -> {
            boolean suspicious = "looksLikeSecret".equals(ClientRules.judge(field, input.getValue()))
                    || (!secret.isEmpty()
                            && input.getValue().contains(secret.getValue().strip()));
            if (!input.getValue().isBlank() && !suspicious) {
                kept.put(field, input.getValue());
            }
        });
        if (environment.getValue() != null) {
            kept.put(ClientField.ENVIRONMENT, environment.getValue().name());
        }
        if (endpoint.getValue() != null) {
            kept.put(ClientField.ENDPOINT, endpoint.getValue().toString());
        }
        return kept;
    }

    /** Puts back what was kept, or what a link brought along; of endpoints only one that the operator still allows. */
    void restore(Map<ClientField, String> kept) {
        kept.forEach((field, value) -> {
            HasValue<?, String> text = texts.get(field);
            if (text != null && !"looksLikeSecret".equals(ClientRules.judge(field, value))) {
                text.setValue(value);
            } else if (field == ClientField.ENVIRONMENT) {
                List.of(Environment.values()).stream()
                        .filter(each -> each.name().equals(value))
                        .forEach(environment::setValue);
            } else if (field == ClientField.ENDPOINT) {
                endpoint.getListDataView()
                        .getItems()
                        .filter(each -> each.toString().equals(value))
                        .forEach(endpoint::setValue);
            }
        });
    }

    /** Marks every field that cannot be sent as it is, and is true if there is none. */
    boolean valid() {
        boolean valid = true;
        for (ClientField field : texts.keySet()) {
            valid &= judge(field);
        }
        valid &= mark(environment, environment.getValue() == null ? "environment.empty" : null);
        valid &= mark(endpoint, endpoint.getValue() == null ? "endpoint.form" : null);
        valid &= mark(secret, needsSecret() && secret.isEmpty() ? "secret.empty" : null);
        return valid;
    }

    void focusFirstInvalid() {
        List<Component> order =
                List.of(name, environment, endpoint, dashboardId, secret, gid, scopes, redirectUrls, dashboardUrl);
        order.stream()
                .filter(field -> ((HasValidation) field).isInvalid())
                .findFirst()
                .ifPresent(field -> ((Focusable<?>) field).focus());
    }

    ClientInput input() {
        return new ClientInput(
                name.getValue(),
                environment.getValue(),
                dashboardId.getValue(),
                endpoint.getValue(),
                gid.getValue(),
                words(scopes.getValue(), "[\\s,]+"),
                words(redirectUrls.getValue(), "\\s+"),
                dashboardUrl.getValue());
    }

    /** Takes the secret out of its field, for the caller to close; null if none was entered. */
    @Nullable
    Secret takeSecret() {
        String typed = secret.getValue().strip();
        secret.clear();
        return typed.isEmpty() ? null : Secret.of(typed);
    }

    /** Says why the field is empty after a refusal. Another secret was meant: the stored one is not used in its place until that is asked for. */
    void secretGone() {
        another = true;
        secretWords();
    }

    private boolean judge(ClientField field) {
        HasValue<?, String> input = texts.get(field);
        if (input == null) {
            return true;
        }
        String split = field == ClientField.SCOPES ? "[\\s,]+" : field == ClientField.REDIRECT_URLS ? "\\s+" : null;
        List<String> values = split == null ? List.of(input.getValue()) : words(input.getValue(), split);
        for (String value : values) {
            String code = ClientRules.judge(field, value);
            if (code != null) {
                return mark((HasValidation) input, code, value);
            }
        }
        return mark((HasValidation) input, null);
    }

    private boolean mark(HasValidation field, @Nullable String code, Object... arguments) {
        field.setErrorMessage(code == null ? "" : getTranslation("clients.problem." + code, arguments));
        field.setInvalid(code != null);
        return code == null;
    }

    private void environment(EndpointList endpoints) {
        environment.setLabel(getTranslation("clients.form.environment"));
        environment.setHelperText(getTranslation("clients.form.environment.help"));
        environment.setItems(Environment.values());
        environment.setItemLabelGenerator(ClientMarks::word);
        environment.setRequiredIndicatorVisible(true);
        environment.setManualValidation(true);
        environment.addValueChangeListener(change -> mark(environment, null));
        endpoint.setLabel(getTranslation("clients.form.endpoint"));
        endpoint.setHelperText(getTranslation("clients.form.endpoint.help"));
        endpoint.setItems(endpoints.choices());
        endpoint.setItemLabelGenerator(URI::toString);
        endpoint.setManualValidation(true);
        endpoint.setWidthFull();
        endpoint.addClassName("cf-mono-field");
        if (!endpoints.choices().isEmpty()) {
            endpoint.setValue(endpoints.choices().getFirst());
        }
    }

    private void secretField() {
        secret.setLabel(getTranslation("clients.form.secret"));
        secret.setAutocomplete(Autocomplete.NEW_PASSWORD);
        secret.setManualValidation(true);
        secret.setWidthFull();
        secret.addValueChangeListener(change -> mark(secret, null));
        keepStored.setText(getTranslation("clients.form.secret.keepStored"));
        keepStored.addThemeVariants(ButtonVariant.TERTIARY);
        keepStored.addClassName("cf-form-aside");
        keepStored.addClickListener(click -> {
            another = false;
            secret.clear();
            mark(secret, null);
            secretWords();
            secret.focus();
        });
        secretWords();
    }

    private boolean elsewhere() {
        return boundTo != null && !boundTo.equals(chosen());
    }

    private boolean needsSecret() {
        return boundTo == null || elsewhere() || another;
    }

    private void secretWords() {
        secret.setRequiredIndicatorVisible(needsSecret());
        secret.setHelperText(secretHelp());
        keepStored.setVisible(another && boundTo != null && !elsewhere());
    }

    private String secretHelp() {
        if (another) {
            return getTranslation("clients.form.secret.again");
        }
        return elsewhere()
                ? getTranslation("clients.form.secret.origin", String.valueOf(boundTo))
                : getTranslation(boundTo == null ? "clients.form.secret.help" : "clients.form.secret.keep");
    }

    private @Nullable Origin chosen() {
        return endpoint.getValue() == null ? null : Origin.of(endpoint.getValue());
    }

    private void words(TextField field, String key) {
        field.setLabel(getTranslation("clients.form." + key));
        field.setHelperText(getTranslation("clients.form." + key + ".help"));
        field.setWidthFull();
        field.setManualValidation(true);
        field.setAutocomplete(Autocomplete.OFF);
    }

    private void words(TextArea field, String key) {
        field.setLabel(getTranslation("clients.form." + key));
        field.setHelperText(getTranslation("clients.form." + key + ".help"));
        field.setWidthFull();
        field.setMinRows(2);
        field.setManualValidation(true);
    }

    private Section section(String key, Component... fields) {
        Section section = new Section(
                new H2(getTranslation("clients.form." + key)),
                new Paragraph(getTranslation("clients.form." + key + ".text")));
        section.addClassName("cf-section");
        section.add(fields);
        return section;
    }

    private static void fromClient(HasValue.ValueChangeEvent<?> change, Runnable typed) {
        if (change.isFromClient()) {
            typed.run();
        }
    }

    private static List<String> words(String text, String split) {
        return text.isBlank() ? List.of() : List.of(text.strip().split(split));
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }
}
