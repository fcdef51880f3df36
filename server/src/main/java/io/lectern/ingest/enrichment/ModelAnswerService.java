package io.lectern.ingest.enrichment;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Answers of chat models to the questions about a document, so that a run that is begun again goes on where it was. */
@ApplicationScoped
@Transactional
public class ModelAnswerService {

    private static final int LONGEST = 900_000;

    @PersistenceContext
    EntityManager rows;

    @Inject
    Clock clock;

    /** Hash of the question to answer. */
    Map<String, String> of(long documentId) {
        List<ModelAnswer> answers = rows.createQuery(
                        "select a from ModelAnswer a where a.documentId = :document", ModelAnswer.class)
                .setParameter("document", documentId)
                .getResultList();
        return answers.stream().collect(Collectors.toMap(a -> a.questionHash, a -> a.answer, (one, other) -> one));
    }

    void keep(long documentId, String questionHash, String answer, int tokens) {
        String text = answer.length() > LONGEST ? answer.substring(0, LONGEST) : answer;
        rows.persist(new ModelAnswer(documentId, questionHash, text, tokens, clock.instant()));
    }

    /** Forgets the answers of a document that is done. */
    public void forget(long documentId) {
        rows.createQuery("delete from ModelAnswer a where a.documentId = :document")
                .setParameter("document", documentId)
                .executeUpdate();
    }

    /** Forgets the answers of documents that were deleted before they were done. */
    public void forgetDeleted() {
        rows.createQuery("delete from ModelAnswer a where a.documentId in (select d.id from Document d where"
                        + " d.deletedAt is not null)")
                .executeUpdate();
    }
}
