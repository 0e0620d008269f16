package dev.counterfoil.kit;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.function.SerializableSupplier;
import com.vaadin.flow.shared.Registration;
import java.text.NumberFormat;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.AccessDeniedException;

/** How many there are of something, as a link to all of them. It goes when its reader may not see them any more. */
public class Figure extends Composite<Anchor> {

    private final SerializableSupplier<Integer> count;
    private final Span number = new Span();
    private transient @Nullable OpenPages<Object> pages;
    private transient @Nullable Object about;

    /**
     * @param words what is counted
     * @param path where all of them are, without a leading slash
     * @param count asked at once and whenever there may be others
     */
    public Figure(String words, String path, SerializableSupplier<Integer> count) {
        this.count = count;
        Span what = new Span(words);
        what.addClassName("cf-figure-words");
        number.addClassName("cf-figure-number");
        number.getElement().setAttribute("data-cf-data", "");
        getContent().setHref("/" + path);
        getContent().addClassName("cf-figure");
        getContent().getElement().setAttribute("router-link", true);
        getContent().add(number, what);
    }

    /** Counts again, while it is shown, whenever these pages are told about this. */
    @SuppressWarnings("unchecked")
    public <K> Figure live(OpenPages<K> by, K of) {
        pages = (OpenPages<Object>) by;
        about = of;
        return this;
    }

    @Override
    protected void onAttach(AttachEvent attached) {
        super.onAttach(attached);
        count();
        if (pages != null && about != null) {
            UI ui = attached.getUI();
            Registration told = pages.register(about, () -> ui.access(this::count));
            addDetachListener(left -> {
                left.unregisterListener();
                told.remove();
            });
        }
    }

    private void count() {
        try {
            number.setText(NumberFormat.getIntegerInstance(getLocale()).format(count.get()));
        } catch (AccessDeniedException takenAway) {
            setVisible(false);
        }
    }
}
