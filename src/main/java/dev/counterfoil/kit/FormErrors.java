package dev.counterfoil.kit;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.Focusable;
import com.vaadin.flow.component.HasValidation;
import com.vaadin.flow.component.HasValue;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.UnorderedList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Puts problems where they belong: beside the field their path names, and what belongs to no field into a summary at the top of the form,
 * which is announced at once.
 */
public class FormErrors extends Composite<Div> {

    /**
     * One problem.
     *
     * @param path of the field, such as {@code definition.key}; anything unknown or empty goes into the summary
     * @param text translated, or the remote API's own words
     */
    public record Problem(String path, String text) {}

    private final Map<String, Component> fields = new LinkedHashMap<>();
    private final Map<Component, String> blamed = new HashMap<>();
    private final Paragraph title = new Paragraph();
    private final UnorderedList lines = new UnorderedList();

    public FormErrors() {
        getContent().addClassName("cf-form-errors");
        getContent().getElement().setAttribute("role", "alert");
        title.addClassName("cf-form-errors-title");
        getContent().add(title, lines);
        getContent().setVisible(false);
    }

    @Override
    protected void onAttach(AttachEvent attached) {
        super.onAttach(attached);
        title.setText(getTranslation("kit.form.refused"));
    }

    /**
     * Names the field that problems with this path, or one below it, belong to. What was said of its value is taken back once that is
     * another; whether it is better is for the form to judge.
     */
    public <C extends Component & HasValidation> FormErrors field(String path, C field) {
        boolean listens = fields.containsValue(field);
        fields.put(path, field);
        if (!listens && field instanceof HasValue<?, ?> input) {
            input.addValueChangeListener(change -> takeBack(field));
        }
        return this;
    }

    private <C extends Component & HasValidation> void takeBack(C field) {
        String said = blamed.remove(field);
        // A form that judges while one types may have said something else meanwhile.
        if (said != null && said.equals(field.getErrorMessage())) {
            field.setInvalid(false);
        }
    }

    /** Shows these in place of those shown before, and puts the cursor into the first field concerned. */
    public void show(List<Problem> problems) {
        clear();
        Component first = null;
        for (Problem problem : problems) {
            Component field = find(problem.path());
            if (field instanceof HasValidation validated) {
                validated.setErrorMessage(problem.text());
                validated.setInvalid(true);
                blamed.put(field, problem.text());
                first = first == null ? field : first;
            } else {
                ListItem line = new ListItem(problem.text());
                line.getElement().setAttribute("data-cf-data", "");
                lines.add(line);
            }
        }
        getContent().setVisible(lines.getComponentCount() > 0);
        if (first instanceof Focusable<?> focusable) {
            focusable.focus();
        }
    }

    public void clear() {
        lines.removeAll();
        blamed.clear();
        getContent().setVisible(false);
        for (Component field : fields.values()) {
            if (field instanceof HasValidation validated) {
                validated.setInvalid(false);
            }
        }
    }

    private @Nullable Component find(String path) {
        for (String rest = path;
                !rest.isEmpty();
                rest = rest.contains(".") ? rest.substring(0, rest.lastIndexOf('.')) : "") {
            Component field = fields.get(rest);
            if (field != null) {
                return field;
            }
        }
        return null;
    }
}
