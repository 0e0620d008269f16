package dev.counterfoil.usertokens.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.masterdetaillayout.MasterDetailLayout;
import dev.counterfoil.usertokens.UserValue;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The list of values, and beside it the one that was chosen; over it where there is no room. */
class ValueSplit extends MasterDetailLayout {

    private final transient Runnable left;

    /** @param left called when the reader is done with what stands beside the list */
    ValueSplit(Runnable left, Component... list) {
        super("30rem", "25rem");
        this.left = left;
        Div master = new Div(list);
        master.addClassNames("cf-master", "cf-values-master");
        addClassName("cf-split");
        setMaster(master);
        setExpandMaster(true);
        setExpandDetail(false);
        setOverlaySize("min(100%, 30rem)");
        addBackdropClickListener(click -> left.run());
        addDetailEscapePressListener(press -> left.run());
    }

    void show(@Nullable UserValue value, List<Button> actions) {
        setDetail(value == null ? null : new ValueDetail(value, actions, left));
    }

    void close() {
        setDetail(null);
    }
}
