package dev.counterfoil.kit;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.notification.Notification;

/** What is said in passing, at the lower edge. */
public final class Toast {

    private Toast() {}

    /** Says what was recorded, with a link to the entry. */
    public static void entry(String text, String linkText, long seq) {
        Notification toast = new Notification();
        toast.addClassName("cf-toast");
        toast.add(new Span(text), new Anchor(entryPath(seq), linkText));
        toast.setDuration(8_000);
        toast.open();
    }

    public static void info(String text) {
        Notification.show(text);
    }

    /** Stays until it is closed, and is announced at once. */
    public static void error(String text) {
        Notification toast = Notification.show(text);
        toast.setDuration(0);
    }

    /** Where the audit room shows an entry; it stands here because rooms below audit link to it. */
    public static String entryPath(long seq) {
        return "audit/" + seq;
    }
}
