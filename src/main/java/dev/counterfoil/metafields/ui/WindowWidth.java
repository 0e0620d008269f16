package dev.counterfoil.metafields.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.page.Page;
import com.vaadin.flow.shared.Registration;
import java.util.function.IntConsumer;

/** Follows the width of the reader's window while a component is shown. */
final class WindowWidth {

    private int pixels;

    private WindowWidth() {}

    /** @param told the width in pixels, at once and at each change; 0 where it is not known */
    static WindowWidth follow(Component component, IntConsumer told) {
        WindowWidth width = new WindowWidth();
        component.addAttachListener(attached -> {
            Page page = attached.getUI().getPage();
            width.set(page.getExtendedClientDetails().getWindowInnerWidth(), told);
            Registration resized = page.addBrowserWindowResizeListener(resize -> width.set(resize.getWidth(), told));
            component.addDetachListener(detached -> {
                resized.remove();
                detached.unregisterListener();
            });
        });
        return width;
    }

    int pixels() {
        return pixels;
    }

    private void set(int to, IntConsumer told) {
        pixels = Math.max(0, to);
        told.accept(pixels);
    }
}
