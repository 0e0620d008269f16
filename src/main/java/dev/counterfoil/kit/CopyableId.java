package dev.counterfoil.kit;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Code;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;

/** An identifier in mono type with a copy button, which says so when it has copied. Never for a secret: the value stands in the page. */
public class CopyableId extends Composite<Span> {

    private static final int SHOWN = 20;

    private final String id;
    private final NativeButton copy = new NativeButton();

    public CopyableId(String id) {
        this(id, shorten(id));
    }

    /** Shows something shorter than what is copied; the whole stands on hover. */
    public CopyableId(String id, String shown) {
        this.id = id;
        Code code = new Code(shown);
        code.getElement().setAttribute("data-cf-data", "");
        if (!shown.equals(id)) {
            code.getElement().setAttribute("title", id);
        }
        copy.addClassName("cf-copy");
        // The page's own module copies on the click itself: browsers allow it only then.
        copy.getElement().setAttribute("type", "button");
        copy.getElement().setAttribute("data-cf-copy", id);
        getContent().addClassName("cf-copyable");
        getContent().add(code, copy);
    }

    @Override
    protected void onAttach(AttachEvent attached) {
        super.onAttach(attached);
        copy.setText(getTranslation("kit.copy"));
        copy.getElement().setAttribute("aria-label", getTranslation("kit.copy.label", id));
        copy.getElement().setAttribute("data-cf-copied", getTranslation("kit.copied"));
    }

    private static String shorten(String id) {
        return id.length() <= SHOWN || !id.matches("[0-9a-fA-F-]+")
                ? id
                : id.substring(0, 8) + "…" + id.substring(id.length() - 4);
    }
}
