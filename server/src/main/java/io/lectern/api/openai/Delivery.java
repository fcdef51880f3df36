package io.lectern.api.openai;

import io.lectern.completion.AnswerListener;
import io.lectern.gateway.ReplyListener;

/** How an answer reaches the client, whoever gives it: as events or as one object. */
interface Delivery {

    ReplyListener ofModel();

    AnswerListener ofAssistant();
}
