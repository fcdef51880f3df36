/**
 * The AIBuilder dialect (RAGFlow's API): {@code /api/v1/{datasets,retrieval,chats,…}}, contract in
 * contracts/aibuilder.md, whose section 0 outranks the rest. Entry point: {@link io.lectern.api.aibuilder.AibuilderResources}.
 * Its odd words (chat = assistant, session = conversation, kb, doc_aggs) stay here. It knows no other dialect.
 *
 * <p>Wire records are public only because Yasson reads nothing else.
 */
package io.lectern.api.aibuilder;
