package dev.counterfoil.media.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.icon.VaadinIcon;
import dev.counterfoil.changes.HistoryList;
import dev.counterfoil.kit.CopyableId;
import dev.counterfoil.kit.Moment;
import dev.counterfoil.kit.Pill;
import dev.counterfoil.kit.PropertyList;
import dev.counterfoil.kit.SplitKeys;
import dev.counterfoil.kit.Tone;
import dev.counterfoil.ledger.Entry;
import dev.counterfoil.media.MediaNavigation;
import dev.counterfoil.media.Picture;
import dev.counterfoil.media.ProductRef;
import dev.counterfoil.media.VideoNames;
import dev.counterfoil.mirror.SeenVideo;
import dev.counterfoil.upstream.partners.ShopVideo;
import dev.counterfoil.upstream.partners.ShopVideo.RelatedProduct;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One video in full: its poster, where it plays, what it is tied to, what the record says of it. */
class VideoDetail extends Composite<Section> {

    private final transient SeenVideo seen;
    private final transient ShopVideo video;
    private final transient Previews previews;
    private final Div seenAt = new Div();

    /**
     * What a reader may do with it; null for what they may not.
     */
    record Actions(
            Runnable close,
            @Nullable Runnable edit,
            @Nullable Runnable delete) {}

    /** @param notice stands on top: what came of an action here */
    VideoDetail(Previews previews, SeenVideo seen, List<Entry> history, Component notice, Actions actions) {
        this.previews = previews;
        this.seen = seen;
        this.video = seen.video();
        getContent().addClassNames("cf-detail", "cf-video");
        String name = VideoNames.of(video.videoUrl());
        getContent().getElement().setAttribute("aria-label", getTranslation("media.detail", name));
        getContent().add(head(name, actions.close()), notice, poster(name));
        if (seen.goneSince() != null) {
            getContent().add(gone(seen.goneSince()));
        }
        getContent().add(buttons(actions), properties());
        addProducts();
        addHistory(history);
    }

    /** It was looked at once more and is as before: what is shown stays, so that no click on it is lost. */
    void seenAgain(Instant at) {
        seenAt.removeAll();
        seenAt.add(new Moment(at));
    }

    private Component head(String name, Runnable close) {
        Button shut = new Button(VaadinIcon.CLOSE_SMALL.create(), click -> close.run());
        shut.setAriaLabel(getTranslation("media.detail.close"));
        shut.addThemeVariants(ButtonVariant.TERTIARY);
        shut.addClassNames("cf-quiet", "cf-detail-close");
        SplitKeys.closes(shut);
        Div pills = new Div(Looks.status(this, seen));
        if (seen.madeBy() != null) {
            pills.add(new Pill(getTranslation("media.madeHere"), Tone.ACCENT));
        }
        pills.addClassName("cf-video-pills");
        Div top = new Div(pills, shut);
        top.addClassName("cf-detail-top");
        Div head = new Div(top, Looks.data(new H2(name)));
        head.addClassName("cf-definition-head");
        return head;
    }

    private Component poster(String name) {
        UnshownNote why = new UnshownNote();
        Div frame = new Div(previews.picture(
                video.previewImageUrl(), Picture.Size.POSTER, getTranslation("media.poster", name), why::show));
        frame.addClassName("cf-poster");
        Div both = new Div(frame, why, Looks.link(this, "media.watch", video.videoUrl()));
        both.addClassName("cf-video-poster");
        return both;
    }

    private Component gone(Instant since) {
        Paragraph words = new Paragraph(
                new Span(getTranslation(seen.deletedBy() == null ? "media.gone" : "media.deleted")),
                Looks.data(new Span(" ")),
                new Moment(since));
        words.addClassName("cf-video-gone-note");
        return words;
    }

    private Component buttons(Actions actions) {
        Div buttons = new Div();
        buttons.addClassName("cf-video-actions");
        if (actions.edit() != null) {
            Runnable edit = actions.edit();
            buttons.add(new Button(getTranslation("media.edit"), click -> edit.run()));
        }
        if (actions.delete() != null) {
            Runnable delete = actions.delete();
            Button button = new Button(getTranslation("media.delete"), click -> delete.run());
            button.addThemeVariants(ButtonVariant.ERROR);
            buttons.add(button);
        }
        buttons.setVisible(buttons.getComponentCount() > 0);
        return buttons;
    }

    private Component properties() {
        PropertyList list = new PropertyList();
        list.add(getTranslation("media.detail.videoUrl"), new CopyableId(video.videoUrl()));
        list.add(getTranslation("media.detail.preview"), new CopyableId(video.previewImageUrl()));
        list.add(getTranslation("media.detail.id"), new CopyableId(video.id(), VideoState.inUrl(video.id())));
        if (video.videoId() != null) {
            list.add(getTranslation("media.detail.videoId"), new CopyableId(video.videoId()));
        }
        if (video.mediaImageId() != null) {
            list.add(getTranslation("media.detail.mediaImageId"), new CopyableId(video.mediaImageId()));
        }
        list.add(getTranslation("media.detail.seen"), seenAt);
        seenAgain(seen.seenAt());
        return list;
    }

    private void addProducts() {
        getContent().add(new H3(getTranslation("media.detail.products")));
        if (video.relatedProducts().isEmpty()) {
            Paragraph none = new Paragraph(getTranslation("media.detail.noProducts"));
            none.addClassName("cf-note");
            getContent().add(none);
            return;
        }
        UnorderedList list = new UnorderedList();
        list.addClassName("cf-rows");
        for (RelatedProduct related : video.relatedProducts()) {
            ProductRef ref = ProductRef.of(related);
            Span words = new Span(Looks.words(this, ref));
            words.addClassName("cf-row-main");
            Div line = new Div(words);
            line.addClassName("cf-row");
            if (ProductRef.parse(ref.entityId()).isPresent()) {
                Anchor look = new Anchor(
                        "/" + MediaNavigation.list(previews.client()) + "?"
                                + VideoState.of(ref).selected(video.id()).url().getQueryString(),
                        getTranslation("media.detail.allOf"));
                look.getElement().setAttribute("router-link", true);
                look.addClassName("cf-row-side");
                line.add(look);
            }
            list.add(new ListItem(line));
        }
        getContent().add(list);
    }

    private void addHistory(List<Entry> history) {
        if (history.isEmpty()) {
            return;
        }
        getContent().add(new H3(getTranslation("media.detail.history")));
        Anchor all =
                new Anchor("/audit?history=" + history.getFirst().seq(), getTranslation("media.detail.history.all"));
        all.getElement().setAttribute("router-link", true);
        getContent().add(new HistoryList(history), all);
    }
}
