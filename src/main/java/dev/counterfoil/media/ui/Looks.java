package dev.counterfoil.media.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.AnchorTarget;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import dev.counterfoil.kit.Moment;
import dev.counterfoil.kit.Pill;
import dev.counterfoil.kit.Tone;
import dev.counterfoil.kit.Wording;
import dev.counterfoil.media.ProductRef;
import dev.counterfoil.media.VideoNames;
import dev.counterfoil.mirror.SeenVideo;

/** How pieces of a video look, wherever they stand. */
final class Looks {

    private Looks() {}

    /** Names and codes are data: what checks that every word is translated passes over them. */
    static <C extends Component> C data(C component) {
        component.getElement().setAttribute("data-cf-data", "");
        return component;
    }

    static Span mono(String text) {
        Span span = data(new Span(text));
        span.addClassName("cf-mono");
        return span;
    }

    /** "Product 123", "Variant 456 of product 123". */
    static String words(Component view, ProductRef ref) {
        if (ref.variant() == null) {
            return view.getTranslation("media.product", ref.product());
        }
        return ref.product() == null
                ? view.getTranslation("media.variant", ref.variant())
                : view.getTranslation("media.productVariant", ref.product(), ref.variant());
    }

    static Pill status(Component view, SeenVideo seen) {
        if (seen.deletedBy() != null) {
            return new Pill(view.getTranslation("media.status.deleted"), Tone.NEUTRAL);
        }
        if (seen.goneSince() != null) {
            return new Pill(view.getTranslation("media.status.gone"), Tone.WARNING);
        }
        String code = seen.video().status();
        Pill pill = new Pill(
                Wording.of(view, "media.status." + code, "media.status.other", code),
                code.equals("ACTIVE") ? Tone.SUCCESS : Tone.NEUTRAL);
        return pill;
    }

    /** The address as text, and a link only if a browser may be sent there: it comes from outside. The host is told before. */
    static Component link(Component view, String key, String url) {
        return VideoNames.host(url)
                .<Component>map(host -> {
                    Anchor link = new Anchor(url, view.getTranslation(key, host), AnchorTarget.BLANK);
                    link.getElement().setAttribute("rel", "noreferrer noopener");
                    link.getElement().setAttribute("title", url);
                    link.addClassName("cf-outward");
                    return link;
                })
                .orElseGet(() -> mono(url));
    }

    /** How old the image is that stands for a video that cannot be read now. */
    static Component lastSeen(Component view, SeenVideo seen) {
        Paragraph words = new Paragraph(
                new Span(view.getTranslation("media.remembered.seen")), data(new Span(" ")), new Moment(seen.seenAt()));
        words.addClassName("cf-note");
        return words;
    }
}
