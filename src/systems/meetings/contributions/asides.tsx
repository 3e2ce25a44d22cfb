import { addAside } from '../../documents/index.ts'
import { meetingsTopic } from '../events.ts'
import { contributionLink } from './links.ts'
import { findByDocument } from './queries.ts'
import { StateTag } from './views/parts.tsx'

// Beside the text of a contribution: how far it is on its way through the meeting.
addAside('contributions', {
  topics: [meetingsTopic],
  async facts({ db, t, actor, document }) {
    const contribution = await findByDocument(db, actor, document.id)
    return [
      {
        term: t('meetings.contribution.one'),
        value: contribution && (
          <a href={t.href(contributionLink(contribution.id))}>
            <StateTag t={t} state={contribution.state} />
          </a>
        ),
      },
    ]
  },
})
