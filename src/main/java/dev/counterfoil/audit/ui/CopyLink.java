package dev.counterfoil.audit.ui;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.html.NativeButton;

/** Copies the full address of a path, as the reader's browser knows it. */
class CopyLink extends NativeButton {

    private final String path;

    CopyLink(String path) {
        this.path = path;
        addClassName("cf-plain-button");
        getElement().setAttribute("type", "button");
    }

    @Override
    protected void onAttach(AttachEvent attached) {
        super.onAttach(attached);
        setText(getTranslation("audit.entry.copyLink"));
        getElement().setAttribute("data-cf-copied", getTranslation("audit.entry.linkCopied"));
        getElement().executeJs("this.dataset.cfCopy = new URL($0, document.baseURI).href", path);
    }
}
