package dev.counterfoil.kit;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeDetails;
import com.vaadin.flow.component.html.Span;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The difference of two JSON texts, a line for each field: what went and what came by sign, word and colour; nested fields by their path.
 * Many unchanged fields fold away.
 */
public class DiffView extends Composite<Div> {

    private static final int CONTEXT = 4;

    private final List<Differences.Line> lines;

    /** Null stands for "did not exist". */
    public DiffView(@Nullable String beforeJson, @Nullable String afterJson) {
        lines = Differences.between(beforeJson, afterJson);
        getContent().addClassName("cf-diff");
    }

    @Override
    protected void onAttach(AttachEvent attached) {
        super.onAttach(attached);
        getContent().removeAll();
        if (lines.isEmpty()) {
            Span nothing = new Span(getTranslation("kit.diff.nothing"));
            nothing.addClassName("cf-diff-note");
            getContent().add(nothing);
            return;
        }
        Set<String> changed = lines.stream()
                .filter(line -> line.kind() != Differences.Kind.SAME)
                .map(Differences.Line::path)
                .collect(Collectors.toSet());
        List<Differences.Line> unchanged =
                lines.stream().filter(line -> !changed.contains(line.path())).toList();
        boolean fold = unchanged.size() > CONTEXT && !changed.isEmpty();
        lines.stream()
                .filter(line -> !fold || changed.contains(line.path()))
                .forEach(line -> getContent().add(line(line)));
        if (fold) {
            NativeDetails rest = new NativeDetails(getTranslation("kit.diff.unchanged", unchanged.size()));
            rest.addClassName("cf-diff-rest");
            Div all = new Div();
            unchanged.forEach(line -> all.add(line(line)));
            rest.setContent(all);
            getContent().add(rest);
        }
    }

    private Div line(Differences.Line line) {
        Span sign = new Span();
        sign.addClassName("cf-diff-sign");
        sign.getElement().setAttribute("aria-hidden", "true");
        Div row = new Div(sign);
        switch (line.kind()) {
            case ADDED -> row.add(unseen(getTranslation("kit.diff.added")));
            case REMOVED -> row.add(unseen(getTranslation("kit.diff.removed")));
            case SAME -> row.addClassName("cf-diff-same");
        }
        row.addClassNames("cf-diff-line", "cf-diff-" + line.kind().name().toLowerCase(java.util.Locale.ROOT));
        row.add(data(line.path(), "cf-diff-path"), data(line.value(), "cf-diff-value"));
        return row;
    }

    private static Span unseen(String words) {
        Span span = new Span(words);
        span.addClassName("cf-unseen");
        return span;
    }

    private static Span data(String text, String className) {
        Span span = new Span(text);
        span.addClassName(className);
        span.getElement().setAttribute("data-cf-data", "");
        return span;
    }
}
