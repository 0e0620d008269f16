package dev.counterfoil.upstream;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Primary;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ObjectNode;

/** The transport, with somebody who sees the answers. */
@Component
@Primary
class WatchedUpstream implements Upstream {

    private final SmallRyeUpstream upstream;
    private final ObjectProvider<AnswerWatch> watch;

    WatchedUpstream(SmallRyeUpstream upstream, ObjectProvider<AnswerWatch> watch) {
        this.upstream = upstream;
        this.watch = watch;
    }

    @Override
    public Answer read(Endpoint endpoint, Credential credential, String document, ObjectNode variables) {
        return seen(endpoint, document, upstream.read(endpoint, credential, document, variables));
    }

    @Override
    public Answer mutate(Permit permit, Endpoint endpoint, Credential credential, Mutation mutation) {
        return seen(endpoint, mutation.document(), upstream.mutate(permit, endpoint, credential, mutation));
    }

    private Answer seen(Endpoint endpoint, String document, Answer answer) {
        ObjectNode data = switch (answer) {
            case Answer.Success it -> it.data();
            case Answer.Partial it -> it.data();
            default -> null;
        };
        if (data != null) {
            watch.ifAvailable(it -> it.answered(endpoint, document, data));
        }
        return answer;
    }
}
