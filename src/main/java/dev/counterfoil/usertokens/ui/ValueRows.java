package dev.counterfoil.usertokens.ui;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.icon.VaadinIcon;
import dev.counterfoil.changes.FieldProblem;
import dev.counterfoil.usertokens.UserValue;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The values to be set in one call, beneath each other. */
class ValueRows extends Composite<Div> {

    private final transient Offered offered;
    private final transient Function<UserValue, @Nullable String> there;
    private final Div rows = new Div();
    private final Button add = new Button(VaadinIcon.PLUS.create());

    /** @param there the value that is known to be there now; null if none is */
    ValueRows(Offered offered, Function<UserValue, @Nullable String> there) {
        this.offered = offered;
        this.there = there;
        rows.addClassName("cf-value-rows");
        add.setText(getTranslation("usertokens.value.add"));
        add.addClickListener(click -> add(null).focus());
        getContent().add(rows, add);
    }

    ValueRow add(@Nullable UserValue start) {
        ValueRow row = new ValueRow(offered, start, there, gone -> {
            rows.remove(gone);
            add.focus();
        });
        rows.add(row);
        return row;
    }

    void remove(ValueRow row) {
        rows.remove(row);
    }

    List<ValueRow> all() {
        return rows.getChildren().map(ValueRow.class::cast).toList();
    }

    /** Takes away what was said of them, and says where a definition is missing. False if one is. */
    boolean whole() {
        boolean whole = true;
        for (ValueRow row : all()) {
            boolean chosen = row.value() != null;
            row.blameValue(null);
            row.blameDefinition(chosen ? null : Looks.problem(this, "DEFINITION_NONE"));
            whole &= chosen;
        }
        return whole;
    }

    void setReadOnly(boolean readOnly) {
        all().forEach(row -> row.setReadOnly(readOnly));
        add.setEnabled(!readOnly);
    }

    /**
     * What the API, or our own look at the values, said of those that were sent.
     *
     * @param rows those that something was said of
     * @param elsewhere the words about none of them
     */
    record Blamed(Set<ValueRow> rows, List<String> elsewhere) {}

    /**
     * Puts problems beside the values they are about.
     *
     * @param sent in the order they were sent: problems name their place in it
     */
    Blamed blame(List<ValueRow> sent, List<FieldProblem> problems) {
        List<String> elsewhere = new ArrayList<>();
        Set<ValueRow> blamed = new HashSet<>();
        Map<Integer, List<String>> values = new TreeMap<>();
        Map<Integer, List<String>> definitions = new TreeMap<>();
        for (FieldProblem problem : problems) {
            String words = problem.message() == null || problem.message().isBlank()
                    ? Looks.problem(this, problem.code())
                    : problem.message();
            int place = place(problem, sent.size());
            if (place < 0) {
                elsewhere.add(words);
            } else {
                boolean definition = problem.field().contains("identifier")
                        || problem.field().contains("key");
                (definition ? definitions : values)
                        .computeIfAbsent(place, none -> new ArrayList<>())
                        .add(words);
                blamed.add(sent.get(place));
            }
        }
        values.forEach((place, words) -> sent.get(place).blameValue(String.join(" ", words)));
        definitions.forEach((place, words) -> sent.get(place).blameDefinition(String.join(" ", words)));
        return new Blamed(blamed, elsewhere);
    }

    private static int place(FieldProblem problem, int sent) {
        String place = problem.field().replaceFirst("\\..*", "");
        return place.matches("\\d{1,3}") && Integer.parseInt(place) < sent ? Integer.parseInt(place) : -1;
    }
}
