package dev.counterfoil.kit;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.shared.Registration;

/** What is said in passing, at the lower right: a dark pill that names what was recorded. */
public final class Toast {

    private static final int READING_MILLIS = 8_000;

    private Toast() {}

    /** Says what was recorded, with a link to the entry. Call it on the UI's thread. */
    public static void entry(String text, String linkText, long seq) {
        Anchor link = new Anchor(entryPath(seq), linkText);
        link.getElement().setAttribute("router-link", true);
        Notification toast = toast(text, link);
        // Whoever follows it has read it.
        link.getElement().addEventListener("click", followed -> toast.close());
        pass(toast);
    }

    /** The same of something to be looked at: it stays until it is closed, and is announced at once. */
    public static void warning(String text, String linkText, long seq) {
        Anchor link = new Anchor(entryPath(seq), linkText);
        link.getElement().setAttribute("router-link", true);
        stay(toast(text, link), "cf-toast-warning");
    }

    /** Says that something long has ended while one was elsewhere, with the way to it. It stays until it is closed or followed. */
    public static void ended(String text, String linkText, String path) {
        Anchor link = new Anchor(path, linkText);
        link.getElement().setAttribute("router-link", true);
        Notification toast = toast(text, link);
        link.getElement().addEventListener("click", followed -> toast.close());
        stay(toast, "cf-toast-ended");
    }

    /** Says something that was done and has no entry. */
    public static void info(String text) {
        pass(toast(text));
    }

    /** Stays until it is closed, and is announced at once. */
    public static void error(String text) {
        stay(toast(text), "cf-toast-error");
    }

    /** Goes after a while, and with the page it was said on: what was said on the way to a page belongs to that. */
    private static void pass(Notification toast) {
        toast.addAttachListener(shown -> {
            String page = shown.getUI().getActiveViewLocation().getPath();
            Registration left = shown.getUI().addAfterNavigationListener(went -> {
                if (!went.getLocation().getPath().equals(page)) {
                    toast.close();
                }
            });
            toast.addDetachListener(gone -> left.remove());
        });
        toast.setDuration(READING_MILLIS);
        toast.open();
    }

    private static void stay(Notification toast, String look) {
        toast.addClassName(look);
        toast.setAssertive(true);
        toast.setDuration(0);
        toast.open();
    }

    /** Where the audit room shows an entry; it stands here because rooms below audit link to it. */
    public static String entryPath(long seq) {
        return "audit/" + seq;
    }

    private static Notification toast(String text, Component... more) {
        Notification toast = new Notification();
        toast.addClassName("cf-toast");
        toast.setPosition(Notification.Position.BOTTOM_END);
        Button close = new Button();
        close.addClassName("cf-toast-close");
        close.setAriaLabel(close.getTranslation("kit.close"));
        close.setTooltipText(close.getTranslation("kit.close"));
        close.addClickListener(click -> toast.close());
        toast.add(new Span(text));
        toast.add(more);
        toast.add(close);
        return toast;
    }
}
