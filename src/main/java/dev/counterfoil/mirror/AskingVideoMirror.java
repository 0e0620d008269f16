package dev.counterfoil.mirror;

import dev.counterfoil.clients.ClientAccess;
import dev.counterfoil.clients.ClientId;
import dev.counterfoil.clients.NoCredentialException;
import dev.counterfoil.upstream.Answer;
import dev.counterfoil.upstream.Fetched;
import dev.counterfoil.upstream.partners.Partners;
import dev.counterfoil.upstream.partners.ShopVideo;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

@Component
class AskingVideoMirror implements VideoMirror {

    /** After so many without an answer, one after the other, the API is not asked on in this refresh. */
    private static final int PATIENCE = 5;

    private final VideoStore store;
    private final VideoRows rows;
    private final UnnamedVideos unnamed;
    private final VideoRound round;
    private final RoundStore rounds;
    private final Partners partners;
    private final ClientAccess clients;
    private final TransactionTemplate transaction;
    private final ApplicationEventPublisher events;

    AskingVideoMirror(
            VideoStore store,
            VideoRows rows,
            UnnamedVideos unnamed,
            VideoRound round,
            RoundStore rounds,
            Partners partners,
            ClientAccess clients,
            TransactionTemplate transaction,
            ApplicationEventPublisher events) {
        this.store = store;
        this.rows = rows;
        this.unnamed = unnamed;
        this.round = round;
        this.rounds = rounds;
        this.partners = partners;
        this.clients = clients;
        this.transaction = transaction;
        this.events = events;
    }

    @Override
    public List<SeenVideo> list(ClientId client, VideoQuery query, int offset, int limit) {
        return rows.list(client, query, offset, limit);
    }

    @Override
    public int count(ClientId client, VideoQuery query) {
        return rows.count(client, query);
    }

    @Override
    public Optional<SeenVideo> find(ClientId client, String id) {
        return rows.find(client, id);
    }

    @Override
    public List<VideoLookUp> known(ClientId client) {
        return rows.known(client);
    }

    @Override
    public Optional<VideoLookUp> known(ClientId client, String entityId) {
        return rows.known(client, entityId);
    }

    @Override
    public VideoLookUp lookUp(ClientId client, String entityId) {
        take(client, entityId);
        events.publishEvent(new VideosSeen(client));
        return rows.known(client, entityId).orElse(new VideoLookUp(entityId, null, null, 0));
    }

    private Asked take(ClientId client, String entityId) {
        Instant began = rows.now();
        Asked asked = ask(client, entityId);
        switch (asked) {
            case Asked.Answered it ->
                transaction.executeWithoutResult(
                        status -> round.take(clients.describe(client.value()), entityId, it.videos(), began));
            case Asked.Failed it -> store.failed(client, entityId, it.problem());
        }
        return asked;
    }

    private Asked ask(ClientId client, String entityId) {
        try (ClientAccess.Opened opened = clients.open(client)) {
            if (rounds.isAnother(client, RoundStore.account(opened))) {
                // What was seen belongs to another account: its definitions are read first, and the past forgotten.
                rounds.hurry(client);
                return new Asked.Failed("OTHER_ACCOUNT", true);
            }
            return switch (partners.media(opened.endpoint(), opened.credential(), entityId)) {
                case Fetched.Ok<List<ShopVideo>> ok -> new Asked.Answered(ok.value());
                case Fetched.Failed<List<ShopVideo>> failed ->
                    new Asked.Failed(
                            Answer.code(failed.answer()),
                            failed.answer() instanceof Answer.Lost || failed.answer() instanceof Answer.NotSent);
            };
        } catch (NoCredentialException sealed) {
            return new Asked.Failed("NO_CREDENTIAL", true);
        }
    }

    @Override
    public void refresh(ClientId client) {
        Instant began = rows.now();
        int asked = 0;
        int inVain = 0;
        Optional<String> next = rows.stalest(client, began);
        while (next.isPresent() && inVain < PATIENCE) {
            boolean silent = take(client, next.get()) instanceof Asked.Failed failed && failed.silent();
            inVain = silent ? inVain + 1 : 0;
            asked++;
            next = rows.stalest(client, began);
        }
        if (asked > 0) {
            events.publishEvent(new VideosSeen(client));
        }
    }

    @Override
    public void made(ClientId client, ShopVideo video, UUID operation) {
        transaction.executeWithoutResult(status -> store.changed(client, video, operation));
        events.publishEvent(new VideosSeen(client));
    }

    @Override
    public void madeBefore(ClientId client, ShopVideo video, UUID operation, Instant at) {
        transaction.executeWithoutResult(status -> {
            if (!store.madeBy(client, video.id(), operation)) {
                store.changed(client, video, operation);
                store.backdate(client, video.id(), at);
            }
        });
        events.publishEvent(new VideosSeen(client));
    }

    @Override
    public void madeUnnamed(ClientId client, UnnamedVideo made) {
        transaction.executeWithoutResult(status -> unnamed.add(client, made));
        events.publishEvent(new VideosSeen(client));
    }

    @Override
    public List<UnnamedVideo> unnamed(ClientId client) {
        return unnamed.of(client);
    }

    @Override
    public void changed(ClientId client, ShopVideo video) {
        transaction.executeWithoutResult(status -> store.changed(client, video, null));
        events.publishEvent(new VideosSeen(client));
    }

    @Override
    public void deleted(ClientId client, String id, UUID operation) {
        transaction.executeWithoutResult(status -> store.deleted(client, id, operation));
        events.publishEvent(new VideosSeen(client));
    }

    private sealed interface Asked {
        record Answered(List<ShopVideo> videos) implements Asked {}

        /** @param silent whether nothing was heard of the API */
        record Failed(String problem, boolean silent) implements Asked {}
    }
}
