package dev.counterfoil.kit;

import com.vaadin.flow.component.ComponentUtil;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.dialog.Dialog;
import java.util.HashMap;
import java.util.Map;

/**
 * A dialog of which a tab shows one at a time, each class being a kind of its own: the second click of a double one is on its way before
 * the page behind has become inert, and opens nothing.
 */
public class OneDialog extends Dialog {

    /** Which is open in a tab, by its class. */
    private static final class Open extends HashMap<Class<?>, Dialog> {}

    @Override
    public void open() {
        Map<Class<?>, Dialog> open = open(UI.getCurrent());
        Dialog before = open.get(getClass());
        if (before == null || !before.isOpened()) {
            open.put(getClass(), this);
            super.open();
        }
    }

    @Override
    protected void onDetach(DetachEvent detached) {
        super.onDetach(detached);
        open(detached.getUI()).remove(getClass(), this);
    }

    private static Open open(UI ui) {
        Open open = ComponentUtil.getData(ui, Open.class);
        if (open == null) {
            open = new Open();
            ComponentUtil.setData(ui, Open.class, open);
        }
        return open;
    }
}
