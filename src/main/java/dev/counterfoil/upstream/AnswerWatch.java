package dev.counterfoil.upstream;

import tools.jackson.databind.node.ObjectNode;

/** Sees what the APIs answer, whoever asked. */
public interface AnswerWatch {

    /** Called with the data of each answer that has any, on the caller's thread: must neither wait nor throw. */
    void answered(Endpoint endpoint, String document, ObjectNode data);
}
