"""Every table of the first release.

Revision ID: 0001
Revises: nothing
"""
from alembic import op
import sqlalchemy as sa


revision = '0001'
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('charter',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('area', sa.String(), nullable=False),
    sa.Column('title', sa.String(), nullable=False),
    sa.Column('begun_at', sa.DateTime(), nullable=False),
    sa.Column('draft_days', sa.Integer(), nullable=False),
    sa.Column('settling_days', sa.Integer(), nullable=False),
    sa.Column('answer_days', sa.Integer(), nullable=False),
    sa.Column('objection_days', sa.Integer(), nullable=False),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_charter'))
    )
    op.create_table('clause',
    sa.Column('key', sa.String(), nullable=False),
    sa.Column('at', sa.DateTime(), nullable=False),
    sa.Column('origin', sa.String(), nullable=False),
    sa.PrimaryKeyConstraint('key', name=op.f('pk_clause'))
    )
    op.create_table('entry',
    sa.Column('seq', sa.Integer(), autoincrement=False, nullable=False),
    sa.Column('kind', sa.String(length=40), nullable=False),
    sa.Column('at', sa.DateTime(), nullable=False),
    sa.Column('public', sa.Text(), nullable=False),
    sa.Column('commitment', sa.String(length=64), nullable=True),
    sa.PrimaryKeyConstraint('seq', name=op.f('pk_entry'))
    )
    op.create_index('ix_entry_kind_seq', 'entry', ['kind', 'seq'], unique=False)
    op.create_table('erasure',
    sa.Column('entry_seq', sa.Integer(), autoincrement=False, nullable=False),
    sa.Column('at', sa.DateTime(), nullable=False),
    sa.Column('swept_at', sa.DateTime(), nullable=True),
    sa.PrimaryKeyConstraint('entry_seq', name=op.f('pk_erasure'))
    )
    op.create_table('head',
    sa.Column('size', sa.Integer(), autoincrement=False, nullable=False),
    sa.Column('root', sa.String(length=64), nullable=False),
    sa.Column('note', sa.Text(), nullable=False),
    sa.Column('key', sa.Text(), nullable=False),
    sa.Column('at', sa.DateTime(), nullable=False),
    sa.PrimaryKeyConstraint('size', name=op.f('pk_head'))
    )
    op.create_table('letter',
    sa.Column('id', sa.String(), nullable=False),
    sa.Column('kind', sa.String(), nullable=False),
    sa.Column('about', sa.String(), nullable=False),
    sa.Column('owed_at', sa.DateTime(), nullable=False),
    sa.Column('once', sa.String(), nullable=True),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_letter')),
    sa.UniqueConstraint('once', name=op.f('uq_letter_once'))
    )
    op.create_index(op.f('ix_letter_kind'), 'letter', ['kind'], unique=False)
    op.create_table('letter_try',
    sa.Column('id', sa.String(), nullable=False),
    sa.Column('letter_id', sa.String(), nullable=False),
    sa.Column('at', sa.DateTime(), nullable=False),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_letter_try'))
    )
    op.create_index(op.f('ix_letter_try_letter_id'), 'letter_try', ['letter_id'], unique=False)
    op.create_table('look_picture',
    sa.Column('digest', sa.String(), nullable=False),
    sa.Column('large', sa.LargeBinary(), nullable=False),
    sa.Column('small', sa.LargeBinary(), nullable=False),
    sa.PrimaryKeyConstraint('digest', name=op.f('pk_look_picture'))
    )
    op.create_table('node',
    sa.Column('level', sa.Integer(), autoincrement=False, nullable=False),
    sa.Column('index', sa.Integer(), autoincrement=False, nullable=False),
    sa.Column('hash', sa.LargeBinary(length=32), nullable=False),
    sa.PrimaryKeyConstraint('level', 'index', name=op.f('pk_node'))
    )
    op.create_table('person',
    sa.Column('id', sa.String(), nullable=False),
    sa.Column('name', sa.String(), nullable=True),
    sa.Column('email', sa.String(), nullable=True),
    sa.Column('password', sa.String(), nullable=True),
    sa.Column('joined_at', sa.DateTime(), nullable=False),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_person')),
    sa.UniqueConstraint('email', name=op.f('uq_person_email'))
    )
    op.create_table('plainer_word',
    sa.Column('word', sa.String(), nullable=False),
    sa.Column('plainer', sa.String(), nullable=False),
    sa.PrimaryKeyConstraint('word', name=op.f('pk_plainer_word'))
    )
    op.create_table('school_link',
    sa.Column('urn', sa.Integer(), autoincrement=False, nullable=False),
    sa.Column('other_urn', sa.Integer(), autoincrement=False, nullable=False),
    sa.Column('kind', sa.String(), nullable=False),
    sa.Column('other_name', sa.String(), nullable=False),
    sa.Column('since', sa.Date(), nullable=True),
    sa.PrimaryKeyConstraint('urn', 'other_urn', 'kind', name=op.f('pk_school_link'))
    )
    op.create_table('stakeholder_group',
    sa.Column('slug', sa.String(), nullable=False),
    sa.Column('name', sa.String(), nullable=False),
    sa.Column('position', sa.Integer(), nullable=False),
    sa.Column('must_answer', sa.Boolean(), nullable=False),
    sa.Column('by_organisation', sa.Boolean(), nullable=False),
    sa.PrimaryKeyConstraint('slug', name=op.f('pk_stakeholder_group')),
    sa.UniqueConstraint('name', name=op.f('uq_stakeholder_group_name')),
    sa.UniqueConstraint('position', name=op.f('uq_stakeholder_group_position'))
    )
    op.create_table('wording',
    sa.Column('digest', sa.String(), nullable=False),
    sa.Column('source', sa.String(), nullable=False),
    sa.Column('words', sa.String(), nullable=False),
    sa.Column('plain', sa.String(), nullable=False),
    sa.Column('html', sa.String(), nullable=False),
    sa.Column('folded', sa.String(), nullable=False),
    sa.PrimaryKeyConstraint('digest', name=op.f('pk_wording'))
    )
    op.create_table('answer',
    sa.Column('id', sa.String(), nullable=False),
    sa.Column('outcome', sa.String(), nullable=False),
    sa.Column('reason', sa.String(), nullable=False),
    sa.Column('before', sa.String(), nullable=True),
    sa.Column('after', sa.String(), nullable=True),
    sa.Column('who_can_help', sa.String(), nullable=True),
    sa.Column('amendment_number', sa.Integer(), nullable=True),
    sa.Column('at', sa.DateTime(), nullable=False),
    sa.Column('by_id', sa.String(), nullable=True),
    sa.Column('once', sa.String(), nullable=False),
    sa.Column('folded', sa.String(), nullable=False),
    sa.ForeignKeyConstraint(['by_id'], ['person.id'], name=op.f('fk_answer_by_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_answer')),
    sa.UniqueConstraint('once', name=op.f('uq_answer_once'))
    )
    op.create_table('appointment',
    sa.Column('id', sa.String(), nullable=False),
    sa.Column('person_id', sa.String(), nullable=False),
    sa.Column('office', sa.String(), nullable=False),
    sa.Column('at', sa.DateTime(), nullable=False),
    sa.ForeignKeyConstraint(['person_id'], ['person.id'], name=op.f('fk_appointment_person_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_appointment')),
    sa.UniqueConstraint('person_id', 'office', name=op.f('uq_appointment_person_id_office'))
    )
    op.create_index(op.f('ix_appointment_person_id'), 'appointment', ['person_id'], unique=False)
    op.create_table('dropped_letter',
    sa.Column('letter_id', sa.String(), nullable=False),
    sa.Column('at', sa.DateTime(), nullable=False),
    sa.Column('because', sa.String(), nullable=False),
    sa.ForeignKeyConstraint(['letter_id'], ['letter.id'], name=op.f('fk_dropped_letter_letter_id')),
    sa.PrimaryKeyConstraint('letter_id', name=op.f('pk_dropped_letter'))
    )
    op.create_table('entry_reference',
    sa.Column('name', sa.String(length=20), nullable=False),
    sa.Column('value', sa.String(length=40), nullable=False),
    sa.Column('seq', sa.Integer(), autoincrement=False, nullable=False),
    sa.ForeignKeyConstraint(['seq'], ['entry.seq'], name=op.f('fk_entry_reference_seq')),
    sa.PrimaryKeyConstraint('name', 'value', 'seq', name=op.f('pk_entry_reference'))
    )
    op.create_table('fact',
    sa.Column('name', sa.String(), nullable=False),
    sa.Column('n', sa.Integer(), autoincrement=False, nullable=False),
    sa.Column('words', sa.String(), nullable=False),
    sa.Column('at', sa.DateTime(), nullable=False),
    sa.Column('by_id', sa.String(), nullable=True),
    sa.ForeignKeyConstraint(['by_id'], ['person.id'], name=op.f('fk_fact_by_id')),
    sa.PrimaryKeyConstraint('name', 'n', name=op.f('pk_fact'))
    )
    op.create_table('failed_sending',
    sa.Column('id', sa.String(), nullable=False),
    sa.Column('letter_id', sa.String(), nullable=False),
    sa.Column('at', sa.DateTime(), nullable=False),
    sa.Column('because', sa.String(), nullable=False),
    sa.ForeignKeyConstraint(['letter_id'], ['letter.id'], name=op.f('fk_failed_sending_letter_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_failed_sending'))
    )
    op.create_index(op.f('ix_failed_sending_letter_id'), 'failed_sending', ['letter_id'], unique=False)
    op.create_table('glossary_term',
    sa.Column('slug', sa.String(), nullable=False),
    sa.Column('term', sa.String(), nullable=False),
    sa.Column('forms', sa.String(), nullable=False),
    sa.Column('meaning', sa.String(), nullable=False),
    sa.Column('source', sa.String(), nullable=False),
    sa.Column('revision', sa.Integer(), nullable=False),
    sa.Column('at', sa.DateTime(), nullable=False),
    sa.Column('by_id', sa.String(), nullable=True),
    sa.ForeignKeyConstraint(['by_id'], ['person.id'], name=op.f('fk_glossary_term_by_id')),
    sa.PrimaryKeyConstraint('slug', name=op.f('pk_glossary_term'))
    )
    op.create_table('look',
    sa.Column('id', sa.String(), nullable=False),
    sa.Column('name', sa.String(), nullable=False),
    sa.Column('colour', sa.String(), nullable=False),
    sa.Column('mark', sa.String(), nullable=False),
    sa.Column('picture', sa.String(), nullable=False),
    sa.Column('at', sa.DateTime(), nullable=False),
    sa.Column('by_id', sa.String(), nullable=True),
    sa.Column('once', sa.String(), nullable=False),
    sa.ForeignKeyConstraint(['by_id'], ['person.id'], name=op.f('fk_look_by_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_look')),
    sa.UniqueConstraint('once', name=op.f('uq_look_once'))
    )
    op.create_index(op.f('ix_look_at'), 'look', ['at'], unique=False)
    op.create_table('opening',
    sa.Column('seq', sa.Integer(), autoincrement=False, nullable=False),
    sa.Column('salt', sa.String(length=64), nullable=False),
    sa.Column('content', sa.Text(), nullable=False),
    sa.ForeignKeyConstraint(['seq'], ['entry.seq'], name=op.f('fk_opening_seq')),
    sa.PrimaryKeyConstraint('seq', name=op.f('pk_opening'))
    )
    op.create_table('register_import',
    sa.Column('id', sa.String(), nullable=False),
    sa.Column('at', sa.DateTime(), nullable=False),
    sa.Column('by_id', sa.String(), nullable=True),
    sa.Column('file_name', sa.String(), nullable=False),
    sa.Column('digest', sa.String(), nullable=False),
    sa.Column('report', sa.String(), nullable=False),
    sa.ForeignKeyConstraint(['by_id'], ['person.id'], name=op.f('fk_register_import_by_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_register_import'))
    )
    op.create_table('season',
    sa.Column('id', sa.String(), nullable=False),
    sa.Column('kind', sa.String(), nullable=False),
    sa.Column('name', sa.String(), nullable=False),
    sa.Column('first', sa.Date(), nullable=False),
    sa.Column('last', sa.Date(), nullable=False),
    sa.Column('at', sa.DateTime(), nullable=False),
    sa.Column('by_id', sa.String(), nullable=True),
    sa.Column('once', sa.String(), nullable=False),
    sa.ForeignKeyConstraint(['by_id'], ['person.id'], name=op.f('fk_season_by_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_season')),
    sa.UniqueConstraint('once', name=op.f('uq_season_once'))
    )
    op.create_table('sending',
    sa.Column('letter_id', sa.String(), nullable=False),
    sa.Column('at', sa.DateTime(), nullable=False),
    sa.Column('message_id', sa.String(), nullable=False),
    sa.ForeignKeyConstraint(['letter_id'], ['letter.id'], name=op.f('fk_sending_letter_id')),
    sa.PrimaryKeyConstraint('letter_id', name=op.f('pk_sending'))
    )
    op.create_table('sign_in_code',
    sa.Column('id', sa.String(), nullable=False),
    sa.Column('email', sa.String(), nullable=False),
    sa.Column('person_id', sa.String(), nullable=True),
    sa.Column('at', sa.DateTime(), nullable=False),
    sa.ForeignKeyConstraint(['person_id'], ['person.id'], name=op.f('fk_sign_in_code_person_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_sign_in_code'))
    )
    op.create_index(op.f('ix_sign_in_code_email'), 'sign_in_code', ['email'], unique=False)
    op.create_table('theme',
    sa.Column('number', sa.Integer(), autoincrement=False, nullable=False),
    sa.Column('name', sa.String(), nullable=False),
    sa.Column('at', sa.DateTime(), nullable=False),
    sa.Column('by_id', sa.String(), nullable=True),
    sa.ForeignKeyConstraint(['by_id'], ['person.id'], name=op.f('fk_theme_by_id')),
    sa.PrimaryKeyConstraint('number', name=op.f('pk_theme'))
    )
    op.create_table('version',
    sa.Column('number', sa.Integer(), autoincrement=False, nullable=False),
    sa.Column('parent_number', sa.Integer(), nullable=True),
    sa.Column('title', sa.String(), nullable=False),
    sa.Column('source', sa.String(), nullable=False),
    sa.Column('digest', sa.String(), nullable=False),
    sa.Column('tree_digest', sa.String(), nullable=False),
    sa.Column('made_by', sa.String(), nullable=False),
    sa.Column('meeting_number', sa.Integer(), nullable=True),
    sa.Column('at', sa.DateTime(), nullable=False),
    sa.Column('by_id', sa.String(), nullable=True),
    sa.Column('once', sa.String(), nullable=True),
    sa.ForeignKeyConstraint(['by_id'], ['person.id'], name=op.f('fk_version_by_id')),
    sa.ForeignKeyConstraint(['parent_number'], ['version.number'], name=op.f('fk_version_parent_number')),
    sa.PrimaryKeyConstraint('number', name=op.f('pk_version')),
    sa.UniqueConstraint('once', name=op.f('uq_version_once'))
    )
    op.create_index(op.f('ix_version_digest'), 'version', ['digest'], unique=False)
    op.create_table('voice',
    sa.Column('id', sa.String(), nullable=False),
    sa.Column('group_slug', sa.String(), nullable=False),
    sa.Column('person_id', sa.String(), nullable=False),
    sa.Column('is_deputy', sa.Boolean(), nullable=False),
    sa.Column('at', sa.DateTime(), nullable=False),
    sa.ForeignKeyConstraint(['group_slug'], ['stakeholder_group.slug'], name=op.f('fk_voice_group_slug')),
    sa.ForeignKeyConstraint(['person_id'], ['person.id'], name=op.f('fk_voice_person_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_voice'))
    )
    op.create_index(op.f('ix_voice_group_slug'), 'voice', ['group_slug'], unique=False)
    op.create_index(op.f('ix_voice_person_id'), 'voice', ['person_id'], unique=False)
    op.create_table('answer_bringing',
    sa.Column('answer_id', sa.String(), nullable=False),
    sa.Column('person_id', sa.String(), nullable=False),
    sa.Column('group_slug', sa.String(), nullable=False),
    sa.Column('because', sa.String(), nullable=False),
    sa.Column('at', sa.DateTime(), nullable=False),
    sa.ForeignKeyConstraint(['answer_id'], ['answer.id'], name=op.f('fk_answer_bringing_answer_id')),
    sa.ForeignKeyConstraint(['group_slug'], ['stakeholder_group.slug'], name=op.f('fk_answer_bringing_group_slug')),
    sa.ForeignKeyConstraint(['person_id'], ['person.id'], name=op.f('fk_answer_bringing_person_id')),
    sa.PrimaryKeyConstraint('answer_id', 'person_id', name=op.f('pk_answer_bringing'))
    )
    op.create_table('answer_giving',
    sa.Column('answer_id', sa.String(), nullable=False),
    sa.Column('at', sa.DateTime(), nullable=False),
    sa.ForeignKeyConstraint(['answer_id'], ['answer.id'], name=op.f('fk_answer_giving_answer_id')),
    sa.PrimaryKeyConstraint('answer_id', name=op.f('pk_answer_giving'))
    )
    op.create_table('asked_to_sign',
    sa.Column('id', sa.String(), nullable=False),
    sa.Column('version_number', sa.Integer(), nullable=False),
    sa.Column('mark', sa.String(), nullable=False),
    sa.Column('at', sa.DateTime(), nullable=False),
    sa.ForeignKeyConstraint(['version_number'], ['version.number'], name=op.f('fk_asked_to_sign_version_number')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_asked_to_sign'))
    )
    op.create_index('ix_asked_to_sign_mark', 'asked_to_sign', ['mark'], unique=False)
    op.create_table('companion',
    sa.Column('id', sa.String(), nullable=False),
    sa.Column('version_number', sa.Integer(), nullable=False),
    sa.Column('slug', sa.String(), nullable=False),
    sa.Column('way', sa.String(), nullable=False),
    sa.Column('digest', sa.String(), nullable=False),
    sa.Column('size', sa.Integer(), nullable=False),
    sa.Column('maker', sa.String(), nullable=False),
    sa.Column('notice', sa.String(), nullable=False),
    sa.Column('replaces_id', sa.String(), nullable=True),
    sa.Column('at', sa.DateTime(), nullable=False),
    sa.Column('by_id', sa.String(), nullable=True),
    sa.Column('once', sa.String(), nullable=False),
    sa.ForeignKeyConstraint(['by_id'], ['person.id'], name=op.f('fk_companion_by_id')),
    sa.ForeignKeyConstraint(['replaces_id'], ['companion.id'], name=op.f('fk_companion_replaces_id')),
    sa.ForeignKeyConstraint(['version_number'], ['version.number'], name=op.f('fk_companion_version_number')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_companion')),
    sa.UniqueConstraint('once', name=op.f('uq_companion_once')),
    sa.UniqueConstraint('replaces_id', name=op.f('uq_companion_replaces_id'))
    )
    op.create_index(op.f('ix_companion_version_number'), 'companion', ['version_number'], unique=False)
    op.create_table('launch_day',
    sa.Column('id', sa.String(), nullable=False),
    sa.Column('version_number', sa.Integer(), nullable=False),
    sa.Column('opens_local', sa.String(), nullable=False),
    sa.Column('zone', sa.String(), nullable=False),
    sa.Column('opens_at', sa.DateTime(), nullable=False),
    sa.Column('floor', sa.Integer(), nullable=True),
    sa.Column('because', sa.String(), nullable=False),
    sa.Column('at', sa.DateTime(), nullable=False),
    sa.Column('by_id', sa.String(), nullable=True),
    sa.Column('once', sa.String(), nullable=False),
    sa.ForeignKeyConstraint(['by_id'], ['person.id'], name=op.f('fk_launch_day_by_id')),
    sa.ForeignKeyConstraint(['version_number'], ['version.number'], name=op.f('fk_launch_day_version_number')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_launch_day')),
    sa.UniqueConstraint('once', name=op.f('uq_launch_day_once'))
    )
    op.create_index(op.f('ix_launch_day_version_number'), 'launch_day', ['version_number'], unique=False)
    op.create_table('meeting',
    sa.Column('number', sa.Integer(), autoincrement=False, nullable=False),
    sa.Column('version_number', sa.Integer(), nullable=False),
    sa.Column('title', sa.String(), nullable=False),
    sa.Column('starts_local', sa.String(), nullable=False),
    sa.Column('zone', sa.String(), nullable=False),
    sa.Column('place', sa.String(), nullable=False),
    sa.Column('link', sa.String(), nullable=True),
    sa.Column('chair_id', sa.String(), nullable=True),
    sa.Column('chair_name', sa.String(), nullable=False),
    sa.Column('at', sa.DateTime(), nullable=False),
    sa.Column('by_id', sa.String(), nullable=True),
    sa.Column('once', sa.String(), nullable=False),
    sa.Column('folded', sa.String(), nullable=False),
    sa.ForeignKeyConstraint(['by_id'], ['person.id'], name=op.f('fk_meeting_by_id')),
    sa.ForeignKeyConstraint(['chair_id'], ['person.id'], name=op.f('fk_meeting_chair_id')),
    sa.ForeignKeyConstraint(['version_number'], ['version.number'], name=op.f('fk_meeting_version_number')),
    sa.PrimaryKeyConstraint('number', name=op.f('pk_meeting')),
    sa.UniqueConstraint('once', name=op.f('uq_meeting_once'))
    )
    op.create_index(op.f('ix_meeting_version_number'), 'meeting', ['version_number'], unique=False)
    op.create_table('next_told',
    sa.Column('version_number', sa.Integer(), nullable=False),
    sa.Column('at', sa.DateTime(), nullable=False),
    sa.ForeignKeyConstraint(['version_number'], ['version.number'], name=op.f('fk_next_told_version_number')),
    sa.PrimaryKeyConstraint('version_number', name=op.f('pk_next_told'))
    )
    op.create_table('organisation',
    sa.Column('id', sa.String(), nullable=False),
    sa.Column('name', sa.String(), nullable=False),
    sa.Column('folded', sa.String(), nullable=False),
    sa.Column('sought', sa.String(), nullable=False),
    sa.Column('kind', sa.String(), nullable=False),
    sa.Column('urn', sa.Integer(), nullable=True),
    sa.Column('uid', sa.Integer(), nullable=True),
    sa.Column('trust_uid', sa.Integer(), nullable=True),
    sa.Column('company_number', sa.String(), nullable=True),
    sa.Column('charity_number', sa.String(), nullable=True),
    sa.Column('phase', sa.String(), nullable=True),
    sa.Column('authority', sa.String(), nullable=True),
    sa.Column('town', sa.String(), nullable=True),
    sa.Column('postcode', sa.String(), nullable=True),
    sa.Column('website', sa.String(), nullable=True),
    sa.Column('domain', sa.String(), nullable=True),
    sa.Column('opened_on', sa.Date(), nullable=True),
    sa.Column('closed_on', sa.Date(), nullable=True),
    sa.Column('formerly', sa.String(), nullable=False),
    sa.Column('now_id', sa.String(), nullable=True),
    sa.Column('now_same', sa.Boolean(), nullable=False),
    sa.Column('import_id', sa.String(), nullable=True),
    sa.ForeignKeyConstraint(['import_id'], ['register_import.id'], name=op.f('fk_organisation_import_id')),
    sa.ForeignKeyConstraint(['now_id'], ['organisation.id'], name=op.f('fk_organisation_now_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_organisation')),
    sa.UniqueConstraint('charity_number', name=op.f('uq_organisation_charity_number')),
    sa.UniqueConstraint('company_number', name=op.f('uq_organisation_company_number')),
    sa.UniqueConstraint('uid', name=op.f('uq_organisation_uid')),
    sa.UniqueConstraint('urn', name=op.f('uq_organisation_urn'))
    )
    op.create_index(op.f('ix_organisation_domain'), 'organisation', ['domain'], unique=False)
    op.create_index(op.f('ix_organisation_folded'), 'organisation', ['folded'], unique=False)
    op.create_index(op.f('ix_organisation_name'), 'organisation', ['name'], unique=False)
    op.create_index(op.f('ix_organisation_now_id'), 'organisation', ['now_id'], unique=False)
    op.create_index('ix_organisation_sought', 'organisation', ['sought', 'folded', 'closed_on', 'id'], unique=False)
    op.create_index(op.f('ix_organisation_trust_uid'), 'organisation', ['trust_uid'], unique=False)
    op.create_table('partnership',
    sa.Column('id', sa.String(), nullable=False),
    sa.Column('version_number', sa.Integer(), nullable=False),
    sa.Column('name', sa.String(), nullable=False),
    sa.Column('at', sa.DateTime(), nullable=False),
    sa.Column('by_id', sa.String(), nullable=True),
    sa.Column('once', sa.String(), nullable=False),
    sa.ForeignKeyConstraint(['by_id'], ['person.id'], name=op.f('fk_partnership_by_id')),
    sa.ForeignKeyConstraint(['version_number'], ['version.number'], name=op.f('fk_partnership_version_number')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_partnership')),
    sa.UniqueConstraint('once', name=op.f('uq_partnership_once'))
    )
    op.create_index(op.f('ix_partnership_version_number'), 'partnership', ['version_number'], unique=False)
    op.create_table('season_removal',
    sa.Column('season_id', sa.String(), nullable=False),
    sa.Column('at', sa.DateTime(), nullable=False),
    sa.Column('by_id', sa.String(), nullable=True),
    sa.ForeignKeyConstraint(['by_id'], ['person.id'], name=op.f('fk_season_removal_by_id')),
    sa.ForeignKeyConstraint(['season_id'], ['season.id'], name=op.f('fk_season_removal_season_id')),
    sa.PrimaryKeyConstraint('season_id', name=op.f('pk_season_removal'))
    )
    op.create_table('settlement',
    sa.Column('version_number', sa.Integer(), nullable=False),
    sa.Column('at', sa.DateTime(), nullable=False),
    sa.Column('by_id', sa.String(), nullable=True),
    sa.Column('digest', sa.String(), nullable=False),
    sa.Column('lines', sa.String(), nullable=False),
    sa.Column('review_on', sa.String(), nullable=True),
    sa.Column('answered', sa.Integer(), nullable=False),
    sa.ForeignKeyConstraint(['by_id'], ['person.id'], name=op.f('fk_settlement_by_id')),
    sa.ForeignKeyConstraint(['version_number'], ['version.number'], name=op.f('fk_settlement_version_number')),
    sa.PrimaryKeyConstraint('version_number', name=op.f('pk_settlement'))
    )
    op.create_table('sign_in_try',
    sa.Column('id', sa.String(), nullable=False),
    sa.Column('code_id', sa.String(), nullable=False),
    sa.Column('right', sa.Boolean(), nullable=False),
    sa.Column('at', sa.DateTime(), nullable=False),
    sa.ForeignKeyConstraint(['code_id'], ['sign_in_code.id'], name=op.f('fk_sign_in_try_code_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_sign_in_try'))
    )
    op.create_index(op.f('ix_sign_in_try_code_id'), 'sign_in_try', ['code_id'], unique=False)
    op.create_table('theme_removal',
    sa.Column('theme_number', sa.Integer(), nullable=False),
    sa.Column('at', sa.DateTime(), nullable=False),
    sa.Column('by_id', sa.String(), nullable=True),
    sa.ForeignKeyConstraint(['by_id'], ['person.id'], name=op.f('fk_theme_removal_by_id')),
    sa.ForeignKeyConstraint(['theme_number'], ['theme.number'], name=op.f('fk_theme_removal_theme_number')),
    sa.PrimaryKeyConstraint('theme_number', name=op.f('pk_theme_removal'))
    )
    op.create_table('version_clause',
    sa.Column('version_number', sa.Integer(), nullable=False),
    sa.Column('position', sa.Integer(), nullable=False),
    sa.Column('key', sa.String(), nullable=False),
    sa.Column('parent_key', sa.String(), nullable=True),
    sa.Column('form', sa.String(), nullable=False),
    sa.Column('level', sa.Integer(), nullable=False),
    sa.Column('number', sa.String(), nullable=False),
    sa.Column('label', sa.String(), nullable=True),
    sa.Column('kind', sa.String(), nullable=True),
    sa.Column('wording_digest', sa.String(), nullable=False),
    sa.ForeignKeyConstraint(['key'], ['clause.key'], name=op.f('fk_version_clause_key')),
    sa.ForeignKeyConstraint(['version_number'], ['version.number'], name=op.f('fk_version_clause_version_number')),
    sa.ForeignKeyConstraint(['wording_digest'], ['wording.digest'], name=op.f('fk_version_clause_wording_digest')),
    sa.PrimaryKeyConstraint('version_number', 'position', name=op.f('pk_version_clause'))
    )
    op.create_index('ix_version_clause_key', 'version_clause', ['key', 'version_number'], unique=False)
    op.create_table('window',
    sa.Column('id', sa.String(), nullable=False),
    sa.Column('version_number', sa.Integer(), nullable=False),
    sa.Column('kind', sa.String(), nullable=False),
    sa.Column('opens_at', sa.DateTime(), nullable=False),
    sa.Column('closes_at', sa.DateTime(), nullable=False),
    sa.Column('at', sa.DateTime(), nullable=False),
    sa.Column('by_id', sa.String(), nullable=True),
    sa.Column('because', sa.String(), nullable=False),
    sa.ForeignKeyConstraint(['by_id'], ['person.id'], name=op.f('fk_window_by_id')),
    sa.ForeignKeyConstraint(['version_number'], ['version.number'], name=op.f('fk_window_version_number')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_window'))
    )
    op.create_index(op.f('ix_window_version_number'), 'window', ['version_number'], unique=False)
    op.create_table('attendance',
    sa.Column('meeting_number', sa.Integer(), nullable=False),
    sa.Column('group_slug', sa.String(), nullable=False),
    sa.Column('people', sa.Integer(), nullable=False),
    sa.ForeignKeyConstraint(['group_slug'], ['stakeholder_group.slug'], name=op.f('fk_attendance_group_slug')),
    sa.ForeignKeyConstraint(['meeting_number'], ['meeting.number'], name=op.f('fk_attendance_meeting_number')),
    sa.PrimaryKeyConstraint('meeting_number', 'group_slug', name=op.f('pk_attendance'))
    )
    op.create_table('blend',
    sa.Column('id', sa.String(), nullable=False),
    sa.Column('meeting_number', sa.Integer(), nullable=False),
    sa.Column('key', sa.String(), nullable=False),
    sa.Column('words', sa.String(), nullable=False),
    sa.Column('at', sa.DateTime(), nullable=False),
    sa.Column('by_id', sa.String(), nullable=True),
    sa.ForeignKeyConstraint(['by_id'], ['person.id'], name=op.f('fk_blend_by_id')),
    sa.ForeignKeyConstraint(['key'], ['clause.key'], name=op.f('fk_blend_key')),
    sa.ForeignKeyConstraint(['meeting_number'], ['meeting.number'], name=op.f('fk_blend_meeting_number')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_blend')),
    sa.UniqueConstraint('meeting_number', 'key', name=op.f('uq_blend_meeting_number_key'))
    )
    op.create_index(op.f('ix_blend_meeting_number'), 'blend', ['meeting_number'], unique=False)
    op.create_table('circle_waiver',
    sa.Column('meeting_number', sa.Integer(), nullable=False),
    sa.Column('group_slug', sa.String(), nullable=False),
    sa.Column('at', sa.DateTime(), nullable=False),
    sa.Column('by_id', sa.String(), nullable=True),
    sa.ForeignKeyConstraint(['by_id'], ['person.id'], name=op.f('fk_circle_waiver_by_id')),
    sa.ForeignKeyConstraint(['group_slug'], ['stakeholder_group.slug'], name=op.f('fk_circle_waiver_group_slug')),
    sa.ForeignKeyConstraint(['meeting_number'], ['meeting.number'], name=op.f('fk_circle_waiver_meeting_number')),
    sa.PrimaryKeyConstraint('meeting_number', 'group_slug', name=op.f('pk_circle_waiver'))
    )
    op.create_table('companion_clause',
    sa.Column('companion_id', sa.String(), nullable=False),
    sa.Column('position', sa.Integer(), nullable=False),
    sa.Column('key', sa.String(), nullable=True),
    sa.Column('form', sa.String(), nullable=False),
    sa.Column('level', sa.Integer(), nullable=False),
    sa.Column('number', sa.String(), nullable=False),
    sa.Column('plain', sa.String(), nullable=False),
    sa.Column('html', sa.String(), nullable=False),
    sa.ForeignKeyConstraint(['companion_id'], ['companion.id'], name=op.f('fk_companion_clause_companion_id')),
    sa.ForeignKeyConstraint(['key'], ['clause.key'], name=op.f('fk_companion_clause_key')),
    sa.PrimaryKeyConstraint('companion_id', 'position', name=op.f('pk_companion_clause'))
    )
    op.create_table('companion_removal',
    sa.Column('companion_id', sa.String(), nullable=False),
    sa.Column('because', sa.String(), nullable=False),
    sa.Column('at', sa.DateTime(), nullable=False),
    sa.Column('by_id', sa.String(), nullable=True),
    sa.ForeignKeyConstraint(['by_id'], ['person.id'], name=op.f('fk_companion_removal_by_id')),
    sa.ForeignKeyConstraint(['companion_id'], ['companion.id'], name=op.f('fk_companion_removal_companion_id')),
    sa.PrimaryKeyConstraint('companion_id', name=op.f('pk_companion_removal'))
    )
    op.create_table('companion_standing',
    sa.Column('version_number', sa.Integer(), nullable=False),
    sa.Column('slug', sa.String(), nullable=False),
    sa.Column('companion_id', sa.String(), nullable=False),
    sa.Column('source', sa.String(), nullable=True),
    sa.Column('raw', sa.LargeBinary(), nullable=True),
    sa.Column('href', sa.String(), nullable=True),
    sa.ForeignKeyConstraint(['companion_id'], ['companion.id'], name=op.f('fk_companion_standing_companion_id')),
    sa.ForeignKeyConstraint(['version_number'], ['version.number'], name=op.f('fk_companion_standing_version_number')),
    sa.PrimaryKeyConstraint('version_number', 'slug', name=op.f('pk_companion_standing')),
    sa.UniqueConstraint('companion_id', name=op.f('uq_companion_standing_companion_id'))
    )
    op.create_table('invitation',
    sa.Column('id', sa.String(), nullable=False),
    sa.Column('email', sa.String(), nullable=True),
    sa.Column('name', sa.String(), nullable=True),
    sa.Column('organisation_id', sa.String(), nullable=True),
    sa.Column('group_slug', sa.String(), nullable=True),
    sa.Column('title', sa.String(), nullable=False),
    sa.Column('office', sa.String(), nullable=True),
    sa.Column('at', sa.DateTime(), nullable=False),
    sa.Column('by_id', sa.String(), nullable=True),
    sa.ForeignKeyConstraint(['by_id'], ['person.id'], name=op.f('fk_invitation_by_id')),
    sa.ForeignKeyConstraint(['group_slug'], ['stakeholder_group.slug'], name=op.f('fk_invitation_group_slug')),
    sa.ForeignKeyConstraint(['organisation_id'], ['organisation.id'], name=op.f('fk_invitation_organisation_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_invitation'))
    )
    op.create_index(op.f('ix_invitation_email'), 'invitation', ['email'], unique=False)
    op.create_table('joining',
    sa.Column('meeting_number', sa.Integer(), nullable=False),
    sa.Column('code', sa.String(), nullable=False),
    sa.Column('secret', sa.String(), nullable=False),
    sa.Column('at', sa.DateTime(), nullable=False),
    sa.ForeignKeyConstraint(['meeting_number'], ['meeting.number'], name=op.f('fk_joining_meeting_number')),
    sa.PrimaryKeyConstraint('meeting_number', name=op.f('pk_joining')),
    sa.UniqueConstraint('code', name=op.f('uq_joining_code'))
    )
    op.create_table('launch_missed',
    sa.Column('launch_id', sa.String(), nullable=False),
    sa.Column('at', sa.DateTime(), nullable=False),
    sa.ForeignKeyConstraint(['launch_id'], ['launch_day.id'], name=op.f('fk_launch_missed_launch_id')),
    sa.PrimaryKeyConstraint('launch_id', name=op.f('pk_launch_missed'))
    )
    op.create_table('list_opening',
    sa.Column('version_number', sa.Integer(), nullable=False),
    sa.Column('launch_id', sa.String(), nullable=False),
    sa.Column('at', sa.DateTime(), nullable=False),
    sa.ForeignKeyConstraint(['launch_id'], ['launch_day.id'], name=op.f('fk_list_opening_launch_id')),
    sa.ForeignKeyConstraint(['version_number'], ['version.number'], name=op.f('fk_list_opening_version_number')),
    sa.PrimaryKeyConstraint('version_number', name=op.f('pk_list_opening'))
    )
    op.create_table('meeting_closing',
    sa.Column('meeting_number', sa.Integer(), nullable=False),
    sa.Column('at', sa.DateTime(), nullable=False),
    sa.Column('by_id', sa.String(), nullable=True),
    sa.Column('made_version', sa.Integer(), nullable=True),
    sa.ForeignKeyConstraint(['by_id'], ['person.id'], name=op.f('fk_meeting_closing_by_id')),
    sa.ForeignKeyConstraint(['made_version'], ['version.number'], name=op.f('fk_meeting_closing_made_version')),
    sa.ForeignKeyConstraint(['meeting_number'], ['meeting.number'], name=op.f('fk_meeting_closing_meeting_number')),
    sa.PrimaryKeyConstraint('meeting_number', name=op.f('pk_meeting_closing'))
    )
    op.create_table('meeting_opening',
    sa.Column('meeting_number', sa.Integer(), nullable=False),
    sa.Column('at', sa.DateTime(), nullable=False),
    sa.Column('by_id', sa.String(), nullable=True),
    sa.ForeignKeyConstraint(['by_id'], ['person.id'], name=op.f('fk_meeting_opening_by_id')),
    sa.ForeignKeyConstraint(['meeting_number'], ['meeting.number'], name=op.f('fk_meeting_opening_meeting_number')),
    sa.PrimaryKeyConstraint('meeting_number', name=op.f('pk_meeting_opening'))
    )
    op.create_table('minutes_approval',
    sa.Column('meeting_number', sa.Integer(), nullable=False),
    sa.Column('at', sa.DateTime(), nullable=False),
    sa.Column('by_id', sa.String(), nullable=True),
    sa.ForeignKeyConstraint(['by_id'], ['person.id'], name=op.f('fk_minutes_approval_by_id')),
    sa.ForeignKeyConstraint(['meeting_number'], ['meeting.number'], name=op.f('fk_minutes_approval_meeting_number')),
    sa.PrimaryKeyConstraint('meeting_number', name=op.f('pk_minutes_approval'))
    )
    op.create_table('partnership_member',
    sa.Column('id', sa.String(), nullable=False),
    sa.Column('partnership_id', sa.String(), nullable=False),
    sa.Column('organisation_id', sa.String(), nullable=False),
    sa.ForeignKeyConstraint(['organisation_id'], ['organisation.id'], name=op.f('fk_partnership_member_organisation_id')),
    sa.ForeignKeyConstraint(['partnership_id'], ['partnership.id'], name=op.f('fk_partnership_member_partnership_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_partnership_member')),
    sa.UniqueConstraint('partnership_id', 'organisation_id', name=op.f('uq_partnership_member_partnership_id_organisation_id'))
    )
    op.create_index(op.f('ix_partnership_member_organisation_id'), 'partnership_member', ['organisation_id'], unique=False)
    op.create_index(op.f('ix_partnership_member_partnership_id'), 'partnership_member', ['partnership_id'], unique=False)
    op.create_table('passing_on',
    sa.Column('id', sa.String(), nullable=False),
    sa.Column('version_number', sa.Integer(), nullable=False),
    sa.Column('organisation_id', sa.String(), nullable=True),
    sa.Column('name', sa.String(), nullable=False),
    sa.Column('email', sa.String(), nullable=False),
    sa.Column('letter_id', sa.String(), nullable=True),
    sa.Column('at', sa.DateTime(), nullable=False),
    sa.ForeignKeyConstraint(['letter_id'], ['letter.id'], name=op.f('fk_passing_on_letter_id')),
    sa.ForeignKeyConstraint(['organisation_id'], ['organisation.id'], name=op.f('fk_passing_on_organisation_id')),
    sa.ForeignKeyConstraint(['version_number'], ['version.number'], name=op.f('fk_passing_on_version_number')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_passing_on'))
    )
    op.create_table('role',
    sa.Column('id', sa.String(), nullable=False),
    sa.Column('person_id', sa.String(), nullable=False),
    sa.Column('organisation_id', sa.String(), nullable=True),
    sa.Column('group_slug', sa.String(), nullable=False),
    sa.Column('title', sa.String(), nullable=False),
    sa.Column('since', sa.DateTime(), nullable=False),
    sa.ForeignKeyConstraint(['group_slug'], ['stakeholder_group.slug'], name=op.f('fk_role_group_slug')),
    sa.ForeignKeyConstraint(['organisation_id'], ['organisation.id'], name=op.f('fk_role_organisation_id')),
    sa.ForeignKeyConstraint(['person_id'], ['person.id'], name=op.f('fk_role_person_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_role'))
    )
    op.create_index(op.f('ix_role_group_slug'), 'role', ['group_slug'], unique=False)
    op.create_index(op.f('ix_role_organisation_id'), 'role', ['organisation_id'], unique=False)
    op.create_index(op.f('ix_role_person_id'), 'role', ['person_id'], unique=False)
    op.create_table('sign_up',
    sa.Column('id', sa.String(), nullable=False),
    sa.Column('version_number', sa.Integer(), nullable=False),
    sa.Column('digest', sa.String(), nullable=False),
    sa.Column('organisation_id', sa.String(), nullable=True),
    sa.Column('organisation_typed', sa.String(), nullable=True),
    sa.Column('organisation_number', sa.String(), nullable=True),
    sa.Column('name', sa.String(), nullable=True),
    sa.Column('title', sa.String(), nullable=True),
    sa.Column('email', sa.String(), nullable=True),
    sa.Column('authority', sa.String(), nullable=False),
    sa.Column('resolved_on', sa.String(), nullable=True),
    sa.Column('minute', sa.String(), nullable=True),
    sa.Column('pledge', sa.String(), nullable=False),
    sa.Column('reservation', sa.String(), nullable=False),
    sa.Column('cookie', sa.String(), nullable=False),
    sa.Column('at', sa.DateTime(), nullable=False),
    sa.Column('once', sa.String(), nullable=False),
    sa.ForeignKeyConstraint(['organisation_id'], ['organisation.id'], name=op.f('fk_sign_up_organisation_id')),
    sa.ForeignKeyConstraint(['version_number'], ['version.number'], name=op.f('fk_sign_up_version_number')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_sign_up')),
    sa.UniqueConstraint('once', name=op.f('uq_sign_up_once'))
    )
    op.create_index(op.f('ix_sign_up_email'), 'sign_up', ['email'], unique=False)
    op.create_index(op.f('ix_sign_up_organisation_id'), 'sign_up', ['organisation_id'], unique=False)
    op.create_index(op.f('ix_sign_up_version_number'), 'sign_up', ['version_number'], unique=False)
    op.create_table('statement',
    sa.Column('id', sa.String(), nullable=False),
    sa.Column('meeting_number', sa.Integer(), nullable=False),
    sa.Column('words', sa.String(), nullable=False),
    sa.Column('at', sa.DateTime(), nullable=False),
    sa.Column('by_id', sa.String(), nullable=True),
    sa.Column('once', sa.String(), nullable=False),
    sa.Column('folded', sa.String(), nullable=False),
    sa.ForeignKeyConstraint(['by_id'], ['person.id'], name=op.f('fk_statement_by_id')),
    sa.ForeignKeyConstraint(['meeting_number'], ['meeting.number'], name=op.f('fk_statement_meeting_number')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_statement')),
    sa.UniqueConstraint('once', name=op.f('uq_statement_once'))
    )
    op.create_index(op.f('ix_statement_meeting_number'), 'statement', ['meeting_number'], unique=False)
    op.create_table('amendment',
    sa.Column('number', sa.Integer(), autoincrement=False, nullable=False),
    sa.Column('headline', sa.String(), nullable=False),
    sa.Column('rationale', sa.String(), nullable=False),
    sa.Column('version_number', sa.Integer(), nullable=False),
    sa.Column('person_id', sa.String(), nullable=True),
    sa.Column('role_id', sa.String(), nullable=True),
    sa.Column('group_slug', sa.String(), nullable=False),
    sa.Column('shown_as', sa.String(), nullable=False),
    sa.Column('credit', sa.String(), nullable=True),
    sa.Column('comment_number', sa.Integer(), nullable=True),
    sa.Column('alternative_to', sa.Integer(), nullable=True),
    sa.Column('at', sa.DateTime(), nullable=False),
    sa.Column('once', sa.String(), nullable=False),
    sa.Column('folded', sa.String(), nullable=False),
    sa.ForeignKeyConstraint(['alternative_to'], ['amendment.number'], name=op.f('fk_amendment_alternative_to')),
    sa.ForeignKeyConstraint(['group_slug'], ['stakeholder_group.slug'], name=op.f('fk_amendment_group_slug')),
    sa.ForeignKeyConstraint(['person_id'], ['person.id'], name=op.f('fk_amendment_person_id')),
    sa.ForeignKeyConstraint(['role_id'], ['role.id'], name=op.f('fk_amendment_role_id')),
    sa.ForeignKeyConstraint(['version_number'], ['version.number'], name=op.f('fk_amendment_version_number')),
    sa.PrimaryKeyConstraint('number', name=op.f('pk_amendment')),
    sa.UniqueConstraint('once', name=op.f('uq_amendment_once'))
    )
    op.create_index(op.f('ix_amendment_alternative_to'), 'amendment', ['alternative_to'], unique=False)
    op.create_index(op.f('ix_amendment_person_id'), 'amendment', ['person_id'], unique=False)
    op.create_index(op.f('ix_amendment_version_number'), 'amendment', ['version_number'], unique=False)
    op.create_table('comment',
    sa.Column('id', sa.String(), nullable=False),
    sa.Column('number', sa.Integer(), nullable=True),
    sa.Column('version_number', sa.Integer(), nullable=False),
    sa.Column('clause_key', sa.String(), nullable=True),
    sa.Column('quote', sa.String(), nullable=True),
    sa.Column('start', sa.Integer(), nullable=True),
    sa.Column('end', sa.Integer(), nullable=True),
    sa.Column('words', sa.String(), nullable=False),
    sa.Column('person_id', sa.String(), nullable=True),
    sa.Column('role_id', sa.String(), nullable=True),
    sa.Column('group_slug', sa.String(), nullable=True),
    sa.Column('shown_as', sa.String(), nullable=False),
    sa.Column('email', sa.String(), nullable=True),
    sa.Column('came_by', sa.String(), nullable=False),
    sa.Column('asked', sa.String(), nullable=True),
    sa.Column('at', sa.DateTime(), nullable=False),
    sa.Column('once', sa.String(), nullable=False),
    sa.Column('folded', sa.String(), nullable=False),
    sa.ForeignKeyConstraint(['clause_key'], ['clause.key'], name=op.f('fk_comment_clause_key')),
    sa.ForeignKeyConstraint(['group_slug'], ['stakeholder_group.slug'], name=op.f('fk_comment_group_slug')),
    sa.ForeignKeyConstraint(['person_id'], ['person.id'], name=op.f('fk_comment_person_id')),
    sa.ForeignKeyConstraint(['role_id'], ['role.id'], name=op.f('fk_comment_role_id')),
    sa.ForeignKeyConstraint(['version_number'], ['version.number'], name=op.f('fk_comment_version_number')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_comment')),
    sa.UniqueConstraint('number', name=op.f('uq_comment_number')),
    sa.UniqueConstraint('once', name=op.f('uq_comment_once'))
    )
    op.create_index(op.f('ix_comment_clause_key'), 'comment', ['clause_key'], unique=False)
    op.create_index(op.f('ix_comment_person_id'), 'comment', ['person_id'], unique=False)
    op.create_index(op.f('ix_comment_version_number'), 'comment', ['version_number'], unique=False)
    op.create_table('invitation_use',
    sa.Column('invitation_id', sa.String(), nullable=False),
    sa.Column('person_id', sa.String(), nullable=False),
    sa.Column('at', sa.DateTime(), nullable=False),
    sa.ForeignKeyConstraint(['invitation_id'], ['invitation.id'], name=op.f('fk_invitation_use_invitation_id')),
    sa.ForeignKeyConstraint(['person_id'], ['person.id'], name=op.f('fk_invitation_use_person_id')),
    sa.PrimaryKeyConstraint('invitation_id', name=op.f('pk_invitation_use'))
    )
    op.create_table('meeting_role',
    sa.Column('meeting_number', sa.Integer(), nullable=False),
    sa.Column('person_id', sa.String(), nullable=False),
    sa.Column('role_id', sa.String(), nullable=False),
    sa.Column('at', sa.DateTime(), nullable=False),
    sa.ForeignKeyConstraint(['meeting_number'], ['meeting.number'], name=op.f('fk_meeting_role_meeting_number')),
    sa.ForeignKeyConstraint(['person_id'], ['person.id'], name=op.f('fk_meeting_role_person_id')),
    sa.ForeignKeyConstraint(['role_id'], ['role.id'], name=op.f('fk_meeting_role_role_id')),
    sa.PrimaryKeyConstraint('meeting_number', 'person_id', name=op.f('pk_meeting_role'))
    )
    op.create_table('role_ending',
    sa.Column('role_id', sa.String(), nullable=False),
    sa.Column('at', sa.DateTime(), nullable=False),
    sa.Column('by_id', sa.String(), nullable=True),
    sa.ForeignKeyConstraint(['by_id'], ['person.id'], name=op.f('fk_role_ending_by_id')),
    sa.ForeignKeyConstraint(['role_id'], ['role.id'], name=op.f('fk_role_ending_role_id')),
    sa.PrimaryKeyConstraint('role_id', name=op.f('pk_role_ending'))
    )
    op.create_table('sign_up_letter',
    sa.Column('id', sa.String(), nullable=False),
    sa.Column('sign_up_id', sa.String(), nullable=False),
    sa.Column('at', sa.DateTime(), nullable=False),
    sa.ForeignKeyConstraint(['sign_up_id'], ['sign_up.id'], name=op.f('fk_sign_up_letter_sign_up_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_sign_up_letter'))
    )
    op.create_index(op.f('ix_sign_up_letter_sign_up_id'), 'sign_up_letter', ['sign_up_id'], unique=False)
    op.create_table('signature',
    sa.Column('id', sa.String(), nullable=False),
    sa.Column('sign_up_id', sa.String(), nullable=True),
    sa.Column('version_number', sa.Integer(), nullable=False),
    sa.Column('organisation_id', sa.String(), nullable=True),
    sa.Column('organisation_then', sa.String(), nullable=True),
    sa.Column('organisation_number', sa.String(), nullable=True),
    sa.Column('group_slug', sa.String(), nullable=True),
    sa.Column('name', sa.String(), nullable=True),
    sa.Column('title', sa.String(), nullable=True),
    sa.Column('folded', sa.String(), nullable=False),
    sa.Column('authority', sa.String(), nullable=False),
    sa.Column('resolved_on', sa.String(), nullable=True),
    sa.Column('minute', sa.String(), nullable=True),
    sa.Column('pledge', sa.String(), nullable=False),
    sa.Column('reservation', sa.String(), nullable=False),
    sa.Column('at', sa.DateTime(), nullable=False),
    sa.Column('paper_on', sa.String(), nullable=True),
    sa.Column('entry_seq', sa.Integer(), nullable=True),
    sa.Column('salt', sa.String(), nullable=True),
    sa.Column('corrected_at', sa.DateTime(), nullable=True),
    sa.Column('held_by', sa.String(), nullable=True),
    sa.ForeignKeyConstraint(['organisation_id'], ['organisation.id'], name=op.f('fk_signature_organisation_id')),
    sa.ForeignKeyConstraint(['sign_up_id'], ['sign_up.id'], name=op.f('fk_signature_sign_up_id')),
    sa.ForeignKeyConstraint(['version_number'], ['version.number'], name=op.f('fk_signature_version_number')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_signature')),
    sa.UniqueConstraint('sign_up_id', name=op.f('uq_signature_sign_up_id'))
    )
    op.create_index(op.f('ix_signature_folded'), 'signature', ['folded'], unique=False)
    op.create_index(op.f('ix_signature_organisation_id'), 'signature', ['organisation_id'], unique=False)
    op.create_index(op.f('ix_signature_version_number'), 'signature', ['version_number'], unique=False)
    op.create_table('statement_approval',
    sa.Column('statement_id', sa.String(), nullable=False),
    sa.Column('group_slug', sa.String(), nullable=False),
    sa.Column('given', sa.String(), nullable=False),
    sa.Column('at', sa.DateTime(), nullable=False),
    sa.Column('by_id', sa.String(), nullable=True),
    sa.ForeignKeyConstraint(['by_id'], ['person.id'], name=op.f('fk_statement_approval_by_id')),
    sa.ForeignKeyConstraint(['group_slug'], ['stakeholder_group.slug'], name=op.f('fk_statement_approval_group_slug')),
    sa.ForeignKeyConstraint(['statement_id'], ['statement.id'], name=op.f('fk_statement_approval_statement_id')),
    sa.PrimaryKeyConstraint('statement_id', 'group_slug', name=op.f('pk_statement_approval'))
    )
    op.create_table('agenda_item',
    sa.Column('id', sa.String(), nullable=False),
    sa.Column('meeting_number', sa.Integer(), nullable=False),
    sa.Column('position', sa.Integer(), nullable=False),
    sa.Column('kind', sa.String(), nullable=False),
    sa.Column('amendment_number', sa.Integer(), nullable=True),
    sa.Column('clause_key', sa.String(), nullable=True),
    sa.Column('title', sa.String(), nullable=False),
    sa.Column('words', sa.String(), nullable=False),
    sa.Column('group_slug', sa.String(), nullable=True),
    sa.Column('minutes', sa.Integer(), nullable=True),
    sa.Column('apart', sa.Boolean(), nullable=False),
    sa.Column('folded', sa.String(), nullable=False),
    sa.ForeignKeyConstraint(['amendment_number'], ['amendment.number'], name=op.f('fk_agenda_item_amendment_number')),
    sa.ForeignKeyConstraint(['group_slug'], ['stakeholder_group.slug'], name=op.f('fk_agenda_item_group_slug')),
    sa.ForeignKeyConstraint(['meeting_number'], ['meeting.number'], name=op.f('fk_agenda_item_meeting_number')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_agenda_item'))
    )
    op.create_index(op.f('ix_agenda_item_amendment_number'), 'agenda_item', ['amendment_number'], unique=False)
    op.create_index(op.f('ix_agenda_item_clause_key'), 'agenda_item', ['clause_key'], unique=False)
    op.create_index(op.f('ix_agenda_item_meeting_number'), 'agenda_item', ['meeting_number'], unique=False)
    op.create_table('amendment_decision',
    sa.Column('amendment_number', sa.Integer(), nullable=False),
    sa.Column('outcome', sa.String(), nullable=False),
    sa.Column('meeting_number', sa.Integer(), nullable=False),
    sa.Column('version_number', sa.Integer(), nullable=True),
    sa.Column('at', sa.DateTime(), nullable=False),
    sa.ForeignKeyConstraint(['amendment_number'], ['amendment.number'], name=op.f('fk_amendment_decision_amendment_number')),
    sa.PrimaryKeyConstraint('amendment_number', name=op.f('pk_amendment_decision'))
    )
    op.create_table('amendment_fate',
    sa.Column('amendment_number', sa.Integer(), nullable=False),
    sa.Column('version_number', sa.Integer(), nullable=False),
    sa.Column('fate', sa.String(), nullable=False),
    sa.Column('note', sa.String(), nullable=False),
    sa.Column('confirmed_at', sa.DateTime(), nullable=True),
    sa.ForeignKeyConstraint(['amendment_number'], ['amendment.number'], name=op.f('fk_amendment_fate_amendment_number')),
    sa.ForeignKeyConstraint(['version_number'], ['version.number'], name=op.f('fk_amendment_fate_version_number')),
    sa.PrimaryKeyConstraint('amendment_number', 'version_number', name=op.f('pk_amendment_fate'))
    )
    op.create_table('amendment_rewriting',
    sa.Column('amendment_number', sa.Integer(), nullable=False),
    sa.Column('version_number', sa.Integer(), nullable=False),
    sa.Column('headline_before', sa.String(), nullable=False),
    sa.Column('rationale_before', sa.String(), nullable=False),
    sa.Column('at', sa.DateTime(), nullable=False),
    sa.ForeignKeyConstraint(['amendment_number'], ['amendment.number'], name=op.f('fk_amendment_rewriting_amendment_number')),
    sa.ForeignKeyConstraint(['version_number'], ['version.number'], name=op.f('fk_amendment_rewriting_version_number')),
    sa.PrimaryKeyConstraint('amendment_number', 'version_number', name=op.f('pk_amendment_rewriting'))
    )
    op.create_table('amendment_withdrawal',
    sa.Column('amendment_number', sa.Integer(), nullable=False),
    sa.Column('at', sa.DateTime(), nullable=False),
    sa.Column('by_id', sa.String(), nullable=True),
    sa.Column('because', sa.String(), nullable=False),
    sa.ForeignKeyConstraint(['amendment_number'], ['amendment.number'], name=op.f('fk_amendment_withdrawal_amendment_number')),
    sa.ForeignKeyConstraint(['by_id'], ['person.id'], name=op.f('fk_amendment_withdrawal_by_id')),
    sa.PrimaryKeyConstraint('amendment_number', name=op.f('pk_amendment_withdrawal'))
    )
    op.create_table('answering',
    sa.Column('comment_id', sa.String(), nullable=False),
    sa.Column('answer_id', sa.String(), nullable=False),
    sa.ForeignKeyConstraint(['answer_id'], ['answer.id'], name=op.f('fk_answering_answer_id')),
    sa.ForeignKeyConstraint(['comment_id'], ['comment.id'], name=op.f('fk_answering_comment_id')),
    sa.PrimaryKeyConstraint('comment_id', name=op.f('pk_answering'))
    )
    op.create_index(op.f('ix_answering_answer_id'), 'answering', ['answer_id'], unique=False)
    op.create_table('backing',
    sa.Column('amendment_number', sa.Integer(), nullable=False),
    sa.Column('person_id', sa.String(), nullable=False),
    sa.Column('role_id', sa.String(), nullable=False),
    sa.Column('group_slug', sa.String(), nullable=False),
    sa.Column('shown_as', sa.String(), nullable=False),
    sa.Column('at', sa.DateTime(), nullable=False),
    sa.ForeignKeyConstraint(['amendment_number'], ['amendment.number'], name=op.f('fk_backing_amendment_number')),
    sa.ForeignKeyConstraint(['person_id'], ['person.id'], name=op.f('fk_backing_person_id')),
    sa.ForeignKeyConstraint(['role_id'], ['role.id'], name=op.f('fk_backing_role_id')),
    sa.PrimaryKeyConstraint('amendment_number', 'person_id', name=op.f('pk_backing'))
    )
    op.create_table('change',
    sa.Column('id', sa.String(), nullable=False),
    sa.Column('amendment_number', sa.Integer(), nullable=False),
    sa.Column('version_number', sa.Integer(), nullable=False),
    sa.Column('n', sa.Integer(), nullable=False),
    sa.Column('kind', sa.String(), nullable=False),
    sa.Column('key', sa.String(), nullable=False),
    sa.Column('words', sa.String(), nullable=True),
    sa.Column('parent_key', sa.String(), nullable=True),
    sa.Column('after_key', sa.String(), nullable=True),
    sa.Column('form', sa.String(), nullable=True),
    sa.Column('level', sa.Integer(), nullable=True),
    sa.Column('folded', sa.String(), nullable=False),
    sa.ForeignKeyConstraint(['amendment_number'], ['amendment.number'], name=op.f('fk_change_amendment_number')),
    sa.ForeignKeyConstraint(['key'], ['clause.key'], name=op.f('fk_change_key')),
    sa.ForeignKeyConstraint(['version_number'], ['version.number'], name=op.f('fk_change_version_number')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_change')),
    sa.UniqueConstraint('amendment_number', 'version_number', 'n', name=op.f('uq_change_amendment_number_version_number_n'))
    )
    op.create_index(op.f('ix_change_amendment_number'), 'change', ['amendment_number'], unique=False)
    op.create_index(op.f('ix_change_key'), 'change', ['key'], unique=False)
    op.create_index(op.f('ix_change_version_number'), 'change', ['version_number'], unique=False)
    op.create_table('clearance',
    sa.Column('signature_id', sa.String(), nullable=False),
    sa.Column('checked', sa.String(), nullable=False),
    sa.Column('at', sa.DateTime(), nullable=False),
    sa.Column('by_id', sa.String(), nullable=True),
    sa.Column('entry_seq', sa.Integer(), nullable=True),
    sa.ForeignKeyConstraint(['by_id'], ['person.id'], name=op.f('fk_clearance_by_id')),
    sa.ForeignKeyConstraint(['signature_id'], ['signature.id'], name=op.f('fk_clearance_signature_id')),
    sa.PrimaryKeyConstraint('signature_id', name=op.f('pk_clearance'))
    )
    op.create_table('comment_confirmation',
    sa.Column('comment_id', sa.String(), nullable=False),
    sa.Column('at', sa.DateTime(), nullable=False),
    sa.ForeignKeyConstraint(['comment_id'], ['comment.id'], name=op.f('fk_comment_confirmation_comment_id')),
    sa.PrimaryKeyConstraint('comment_id', name=op.f('pk_comment_confirmation'))
    )
    op.create_table('comment_fate',
    sa.Column('comment_id', sa.String(), nullable=False),
    sa.Column('version_number', sa.Integer(), nullable=False),
    sa.Column('fate', sa.String(), nullable=False),
    sa.Column('start', sa.Integer(), nullable=True),
    sa.Column('end', sa.Integer(), nullable=True),
    sa.Column('confirmed_at', sa.DateTime(), nullable=True),
    sa.ForeignKeyConstraint(['comment_id'], ['comment.id'], name=op.f('fk_comment_fate_comment_id')),
    sa.ForeignKeyConstraint(['version_number'], ['version.number'], name=op.f('fk_comment_fate_version_number')),
    sa.PrimaryKeyConstraint('comment_id', 'version_number', name=op.f('pk_comment_fate'))
    )
    op.create_index(op.f('ix_comment_fate_version_number'), 'comment_fate', ['version_number'], unique=False)
    op.create_table('comment_report',
    sa.Column('id', sa.String(), nullable=False),
    sa.Column('comment_id', sa.String(), nullable=False),
    sa.Column('because', sa.String(), nullable=False),
    sa.Column('at', sa.DateTime(), nullable=False),
    sa.ForeignKeyConstraint(['comment_id'], ['comment.id'], name=op.f('fk_comment_report_comment_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_comment_report'))
    )
    op.create_index(op.f('ix_comment_report_comment_id'), 'comment_report', ['comment_id'], unique=False)
    op.create_table('comment_ruling',
    sa.Column('id', sa.String(), nullable=False),
    sa.Column('comment_id', sa.String(), nullable=False),
    sa.Column('shown', sa.Boolean(), nullable=False),
    sa.Column('because', sa.String(), nullable=False),
    sa.Column('by_id', sa.String(), nullable=True),
    sa.Column('at', sa.DateTime(), nullable=False),
    sa.ForeignKeyConstraint(['by_id'], ['person.id'], name=op.f('fk_comment_ruling_by_id')),
    sa.ForeignKeyConstraint(['comment_id'], ['comment.id'], name=op.f('fk_comment_ruling_comment_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_comment_ruling'))
    )
    op.create_index(op.f('ix_comment_ruling_comment_id'), 'comment_ruling', ['comment_id'], unique=False)
    op.create_table('comment_theme',
    sa.Column('comment_id', sa.String(), nullable=False),
    sa.Column('theme_number', sa.Integer(), nullable=False),
    sa.Column('at', sa.DateTime(), nullable=False),
    sa.Column('by_id', sa.String(), nullable=True),
    sa.ForeignKeyConstraint(['by_id'], ['person.id'], name=op.f('fk_comment_theme_by_id')),
    sa.ForeignKeyConstraint(['comment_id'], ['comment.id'], name=op.f('fk_comment_theme_comment_id')),
    sa.ForeignKeyConstraint(['theme_number'], ['theme.number'], name=op.f('fk_comment_theme_theme_number')),
    sa.PrimaryKeyConstraint('comment_id', name=op.f('pk_comment_theme'))
    )
    op.create_index(op.f('ix_comment_theme_theme_number'), 'comment_theme', ['theme_number'], unique=False)
    op.create_table('correction_waiting',
    sa.Column('signature_id', sa.String(), nullable=False),
    sa.Column('name', sa.String(), nullable=False),
    sa.Column('title', sa.String(), nullable=False),
    sa.Column('authority', sa.String(), nullable=False),
    sa.Column('resolved_on', sa.String(), nullable=True),
    sa.Column('minute', sa.String(), nullable=True),
    sa.Column('pledge', sa.String(), nullable=False),
    sa.Column('reservation', sa.String(), nullable=False),
    sa.Column('because', sa.String(), nullable=False),
    sa.Column('at', sa.DateTime(), nullable=False),
    sa.ForeignKeyConstraint(['signature_id'], ['signature.id'], name=op.f('fk_correction_waiting_signature_id')),
    sa.PrimaryKeyConstraint('signature_id', name=op.f('pk_correction_waiting'))
    )
    op.create_table('handing_over',
    sa.Column('id', sa.String(), nullable=False),
    sa.Column('signature_id', sa.String(), nullable=False),
    sa.Column('name', sa.String(), nullable=False),
    sa.Column('title', sa.String(), nullable=False),
    sa.Column('email', sa.String(), nullable=False),
    sa.Column('code_id', sa.String(), nullable=False),
    sa.Column('written_at', sa.DateTime(), nullable=False),
    sa.Column('at', sa.DateTime(), nullable=False),
    sa.Column('by_id', sa.String(), nullable=True),
    sa.ForeignKeyConstraint(['by_id'], ['person.id'], name=op.f('fk_handing_over_by_id')),
    sa.ForeignKeyConstraint(['signature_id'], ['signature.id'], name=op.f('fk_handing_over_signature_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_handing_over'))
    )
    op.create_index(op.f('ix_handing_over_email'), 'handing_over', ['email'], unique=False)
    op.create_index(op.f('ix_handing_over_signature_id'), 'handing_over', ['signature_id'], unique=False)
    op.create_table('hold',
    sa.Column('signature_id', sa.String(), nullable=False),
    sa.Column('because', sa.String(), nullable=False),
    sa.Column('at', sa.DateTime(), nullable=False),
    sa.ForeignKeyConstraint(['signature_id'], ['signature.id'], name=op.f('fk_hold_signature_id')),
    sa.PrimaryKeyConstraint('signature_id', name=op.f('pk_hold'))
    )
    op.create_table('listing',
    sa.Column('signature_id', sa.String(), nullable=False),
    sa.Column('checked', sa.String(), nullable=False),
    sa.Column('at', sa.DateTime(), nullable=False),
    sa.Column('place', sa.String(), nullable=False),
    sa.Column('entry_id', sa.String(), nullable=False),
    sa.Column('sought', sa.String(), nullable=False),
    sa.Column('version_number', sa.Integer(), nullable=False),
    sa.Column('group_slug', sa.String(), nullable=True),
    sa.Column('organisation_id', sa.String(), nullable=True),
    sa.Column('now_called', sa.String(), nullable=True),
    sa.Column('now_part_of', sa.String(), nullable=True),
    sa.ForeignKeyConstraint(['signature_id'], ['signature.id'], name=op.f('fk_listing_signature_id')),
    sa.PrimaryKeyConstraint('signature_id', name=op.f('pk_listing'))
    )
    op.create_index('ix_listing_at', 'listing', ['at'], unique=False)
    op.create_index('ix_listing_counted', 'listing', ['version_number', 'organisation_id'], unique=False)
    op.create_index('ix_listing_entry', 'listing', ['entry_id'], unique=False)
    op.create_index('ix_listing_place', 'listing', ['place', 'entry_id'], unique=False)
    op.create_index('ix_listing_version', 'listing', ['version_number', 'place', 'entry_id'], unique=False)
    op.create_table('next_offer',
    sa.Column('id', sa.String(), nullable=False),
    sa.Column('signature_id', sa.String(), nullable=False),
    sa.Column('version_number', sa.Integer(), nullable=False),
    sa.Column('code_id', sa.String(), nullable=False),
    sa.Column('at', sa.DateTime(), nullable=False),
    sa.ForeignKeyConstraint(['signature_id'], ['signature.id'], name=op.f('fk_next_offer_signature_id')),
    sa.ForeignKeyConstraint(['version_number'], ['version.number'], name=op.f('fk_next_offer_version_number')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_next_offer')),
    sa.UniqueConstraint('signature_id', 'version_number', name=op.f('uq_next_offer_signature_id_version_number'))
    )
    op.create_index(op.f('ix_next_offer_signature_id'), 'next_offer', ['signature_id'], unique=False)
    op.create_table('organisation_note',
    sa.Column('amendment_number', sa.Integer(), nullable=False),
    sa.Column('organisation_id', sa.String(), nullable=False),
    sa.Column('words', sa.String(), nullable=False),
    sa.Column('revision', sa.Integer(), nullable=False),
    sa.Column('by_id', sa.String(), nullable=True),
    sa.Column('at', sa.DateTime(), nullable=False),
    sa.ForeignKeyConstraint(['amendment_number'], ['amendment.number'], name=op.f('fk_organisation_note_amendment_number')),
    sa.ForeignKeyConstraint(['by_id'], ['person.id'], name=op.f('fk_organisation_note_by_id')),
    sa.ForeignKeyConstraint(['organisation_id'], ['organisation.id'], name=op.f('fk_organisation_note_organisation_id')),
    sa.PrimaryKeyConstraint('amendment_number', 'organisation_id', name=op.f('pk_organisation_note'))
    )
    op.create_table('paper_confirmation',
    sa.Column('signature_id', sa.String(), nullable=False),
    sa.Column('at', sa.DateTime(), nullable=False),
    sa.Column('entry_seq', sa.Integer(), nullable=True),
    sa.ForeignKeyConstraint(['signature_id'], ['signature.id'], name=op.f('fk_paper_confirmation_signature_id')),
    sa.PrimaryKeyConstraint('signature_id', name=op.f('pk_paper_confirmation'))
    )
    op.create_table('paper_letter',
    sa.Column('id', sa.String(), nullable=False),
    sa.Column('signature_id', sa.String(), nullable=False),
    sa.Column('at', sa.DateTime(), nullable=False),
    sa.ForeignKeyConstraint(['signature_id'], ['signature.id'], name=op.f('fk_paper_letter_signature_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_paper_letter'))
    )
    op.create_index(op.f('ix_paper_letter_signature_id'), 'paper_letter', ['signature_id'], unique=False)
    op.create_table('school_asked',
    sa.Column('id', sa.String(), nullable=False),
    sa.Column('version_number', sa.Integer(), nullable=False),
    sa.Column('organisation_id', sa.String(), nullable=False),
    sa.Column('trust', sa.String(), nullable=False),
    sa.Column('name', sa.String(), nullable=True),
    sa.Column('email', sa.String(), nullable=True),
    sa.Column('at', sa.DateTime(), nullable=False),
    sa.Column('signature_id', sa.String(), nullable=True),
    sa.ForeignKeyConstraint(['organisation_id'], ['organisation.id'], name=op.f('fk_school_asked_organisation_id')),
    sa.ForeignKeyConstraint(['signature_id'], ['signature.id'], name=op.f('fk_school_asked_signature_id')),
    sa.ForeignKeyConstraint(['version_number'], ['version.number'], name=op.f('fk_school_asked_version_number')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_school_asked'))
    )
    op.create_table('sign_up_confirmation',
    sa.Column('sign_up_id', sa.String(), nullable=False),
    sa.Column('how', sa.String(), nullable=False),
    sa.Column('at', sa.DateTime(), nullable=False),
    sa.Column('signature_id', sa.String(), nullable=False),
    sa.ForeignKeyConstraint(['sign_up_id'], ['sign_up.id'], name=op.f('fk_sign_up_confirmation_sign_up_id')),
    sa.ForeignKeyConstraint(['signature_id'], ['signature.id'], name=op.f('fk_sign_up_confirmation_signature_id')),
    sa.PrimaryKeyConstraint('sign_up_id', name=op.f('pk_sign_up_confirmation'))
    )
    op.create_table('sign_up_try',
    sa.Column('id', sa.String(), nullable=False),
    sa.Column('sign_up_id', sa.String(), nullable=False),
    sa.Column('letter_id', sa.String(), nullable=True),
    sa.Column('at', sa.DateTime(), nullable=False),
    sa.ForeignKeyConstraint(['letter_id'], ['sign_up_letter.id'], name=op.f('fk_sign_up_try_letter_id')),
    sa.ForeignKeyConstraint(['sign_up_id'], ['sign_up.id'], name=op.f('fk_sign_up_try_sign_up_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_sign_up_try'))
    )
    op.create_index(op.f('ix_sign_up_try_letter_id'), 'sign_up_try', ['letter_id'], unique=False)
    op.create_index(op.f('ix_sign_up_try_sign_up_id'), 'sign_up_try', ['sign_up_id'], unique=False)
    op.create_table('together_letter',
    sa.Column('id', sa.String(), nullable=False),
    sa.Column('member_id', sa.String(), nullable=False),
    sa.Column('signature_id', sa.String(), nullable=False),
    sa.Column('at', sa.DateTime(), nullable=False),
    sa.ForeignKeyConstraint(['member_id'], ['partnership_member.id'], name=op.f('fk_together_letter_member_id')),
    sa.ForeignKeyConstraint(['signature_id'], ['signature.id'], name=op.f('fk_together_letter_signature_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_together_letter'))
    )
    op.create_index(op.f('ix_together_letter_member_id'), 'together_letter', ['member_id'], unique=False)
    op.create_index(op.f('ix_together_letter_signature_id'), 'together_letter', ['signature_id'], unique=False)
    op.create_table('together_word',
    sa.Column('member_id', sa.String(), nullable=False),
    sa.Column('signature_id', sa.String(), nullable=False),
    sa.Column('at', sa.DateTime(), nullable=False),
    sa.Column('entry_seq', sa.Integer(), nullable=False),
    sa.Column('salt', sa.String(), nullable=False),
    sa.ForeignKeyConstraint(['member_id'], ['partnership_member.id'], name=op.f('fk_together_word_member_id')),
    sa.ForeignKeyConstraint(['signature_id'], ['signature.id'], name=op.f('fk_together_word_signature_id')),
    sa.PrimaryKeyConstraint('member_id', name=op.f('pk_together_word'))
    )
    op.create_index(op.f('ix_together_word_signature_id'), 'together_word', ['signature_id'], unique=False)
    op.create_table('withdrawal',
    sa.Column('signature_id', sa.String(), nullable=False),
    sa.Column('at', sa.DateTime(), nullable=False),
    sa.Column('entry_seq', sa.Integer(), nullable=True),
    sa.ForeignKeyConstraint(['signature_id'], ['signature.id'], name=op.f('fk_withdrawal_signature_id')),
    sa.PrimaryKeyConstraint('signature_id', name=op.f('pk_withdrawal'))
    )
    op.create_table('words_ruling',
    sa.Column('signature_id', sa.String(), nullable=False),
    sa.Column('shown', sa.Boolean(), nullable=False),
    sa.Column('at', sa.DateTime(), nullable=False),
    sa.Column('by_id', sa.String(), nullable=True),
    sa.ForeignKeyConstraint(['by_id'], ['person.id'], name=op.f('fk_words_ruling_by_id')),
    sa.ForeignKeyConstraint(['signature_id'], ['signature.id'], name=op.f('fk_words_ruling_signature_id')),
    sa.PrimaryKeyConstraint('signature_id', name=op.f('pk_words_ruling'))
    )
    op.create_table('working_copy',
    sa.Column('id', sa.String(), nullable=False),
    sa.Column('person_id', sa.String(), nullable=False),
    sa.Column('group_slug', sa.String(), nullable=False),
    sa.Column('shown_as', sa.String(), nullable=False),
    sa.Column('version_number', sa.Integer(), nullable=False),
    sa.Column('state', sa.String(), nullable=False),
    sa.Column('revision', sa.Integer(), nullable=False),
    sa.Column('with_group', sa.Boolean(), nullable=False),
    sa.Column('link', sa.String(), nullable=True),
    sa.Column('handed_by_id', sa.String(), nullable=True),
    sa.Column('at', sa.DateTime(), nullable=False),
    sa.Column('kept_at', sa.DateTime(), nullable=False),
    sa.Column('once', sa.String(), nullable=False),
    sa.Column('amendment_number', sa.Integer(), nullable=True),
    sa.ForeignKeyConstraint(['amendment_number'], ['amendment.number'], name=op.f('fk_working_copy_amendment_number')),
    sa.ForeignKeyConstraint(['group_slug'], ['stakeholder_group.slug'], name=op.f('fk_working_copy_group_slug')),
    sa.ForeignKeyConstraint(['handed_by_id'], ['person.id'], name=op.f('fk_working_copy_handed_by_id')),
    sa.ForeignKeyConstraint(['person_id'], ['person.id'], name=op.f('fk_working_copy_person_id')),
    sa.ForeignKeyConstraint(['version_number'], ['version.number'], name=op.f('fk_working_copy_version_number')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_working_copy')),
    sa.UniqueConstraint('once', name=op.f('uq_working_copy_once'))
    )
    op.create_index(op.f('ix_working_copy_group_slug'), 'working_copy', ['group_slug'], unique=False)
    op.create_index(op.f('ix_working_copy_person_id'), 'working_copy', ['person_id'], unique=False)
    op.create_table('absent_answer',
    sa.Column('item_id', sa.String(), nullable=False),
    sa.Column('person_id', sa.String(), nullable=False),
    sa.Column('role_id', sa.String(), nullable=False),
    sa.Column('group_slug', sa.String(), nullable=False),
    sa.Column('position', sa.String(), nullable=False),
    sa.Column('words', sa.String(), nullable=False),
    sa.Column('clause_key', sa.String(), nullable=True),
    sa.Column('to_whom', sa.String(), nullable=False),
    sa.Column('removed_by', sa.String(), nullable=False),
    sa.Column('named', sa.Boolean(), nullable=False),
    sa.Column('by_id', sa.String(), nullable=True),
    sa.Column('confirmed_at', sa.DateTime(), nullable=True),
    sa.Column('at', sa.DateTime(), nullable=False),
    sa.ForeignKeyConstraint(['by_id'], ['person.id'], name=op.f('fk_absent_answer_by_id')),
    sa.ForeignKeyConstraint(['group_slug'], ['stakeholder_group.slug'], name=op.f('fk_absent_answer_group_slug')),
    sa.ForeignKeyConstraint(['item_id'], ['agenda_item.id'], name=op.f('fk_absent_answer_item_id')),
    sa.ForeignKeyConstraint(['person_id'], ['person.id'], name=op.f('fk_absent_answer_person_id')),
    sa.ForeignKeyConstraint(['role_id'], ['role.id'], name=op.f('fk_absent_answer_role_id')),
    sa.PrimaryKeyConstraint('item_id', 'person_id', name=op.f('pk_absent_answer'))
    )
    op.create_index(op.f('ix_absent_answer_person_id'), 'absent_answer', ['person_id'], unique=False)
    op.create_table('action_point',
    sa.Column('id', sa.String(), nullable=False),
    sa.Column('meeting_number', sa.Integer(), nullable=False),
    sa.Column('item_id', sa.String(), nullable=True),
    sa.Column('what', sa.String(), nullable=False),
    sa.Column('owner', sa.String(), nullable=False),
    sa.Column('due', sa.Date(), nullable=True),
    sa.Column('at', sa.DateTime(), nullable=False),
    sa.Column('by_id', sa.String(), nullable=True),
    sa.Column('once', sa.String(), nullable=False),
    sa.Column('folded', sa.String(), nullable=False),
    sa.ForeignKeyConstraint(['by_id'], ['person.id'], name=op.f('fk_action_point_by_id')),
    sa.ForeignKeyConstraint(['item_id'], ['agenda_item.id'], name=op.f('fk_action_point_item_id')),
    sa.ForeignKeyConstraint(['meeting_number'], ['meeting.number'], name=op.f('fk_action_point_meeting_number')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_action_point')),
    sa.UniqueConstraint('once', name=op.f('uq_action_point_once'))
    )
    op.create_index(op.f('ix_action_point_meeting_number'), 'action_point', ['meeting_number'], unique=False)
    op.create_table('asking',
    sa.Column('id', sa.String(), nullable=False),
    sa.Column('meeting_number', sa.Integer(), nullable=False),
    sa.Column('item_id', sa.String(), nullable=True),
    sa.Column('kind', sa.String(), nullable=False),
    sa.Column('group_slug', sa.String(), nullable=True),
    sa.Column('at', sa.DateTime(), nullable=False),
    sa.Column('once', sa.String(), nullable=False),
    sa.ForeignKeyConstraint(['group_slug'], ['stakeholder_group.slug'], name=op.f('fk_asking_group_slug')),
    sa.ForeignKeyConstraint(['item_id'], ['agenda_item.id'], name=op.f('fk_asking_item_id')),
    sa.ForeignKeyConstraint(['meeting_number'], ['meeting.number'], name=op.f('fk_asking_meeting_number')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_asking')),
    sa.UniqueConstraint('once', name=op.f('uq_asking_once'))
    )
    op.create_index(op.f('ix_asking_meeting_number'), 'asking', ['meeting_number'], unique=False)
    op.create_table('handing_taken',
    sa.Column('handing_id', sa.String(), nullable=False),
    sa.Column('wishes_naming', sa.Boolean(), nullable=False),
    sa.Column('because', sa.String(), nullable=True),
    sa.Column('at', sa.DateTime(), nullable=False),
    sa.Column('entry_seq', sa.Integer(), nullable=False),
    sa.ForeignKeyConstraint(['handing_id'], ['handing_over.id'], name=op.f('fk_handing_taken_handing_id')),
    sa.PrimaryKeyConstraint('handing_id', name=op.f('pk_handing_taken'))
    )
    op.create_table('interest',
    sa.Column('id', sa.String(), nullable=False),
    sa.Column('meeting_number', sa.Integer(), nullable=False),
    sa.Column('item_id', sa.String(), nullable=True),
    sa.Column('group_slug', sa.String(), nullable=False),
    sa.Column('words', sa.String(), nullable=False),
    sa.Column('at', sa.DateTime(), nullable=False),
    sa.Column('by_id', sa.String(), nullable=True),
    sa.Column('once', sa.String(), nullable=False),
    sa.ForeignKeyConstraint(['by_id'], ['person.id'], name=op.f('fk_interest_by_id')),
    sa.ForeignKeyConstraint(['group_slug'], ['stakeholder_group.slug'], name=op.f('fk_interest_group_slug')),
    sa.ForeignKeyConstraint(['item_id'], ['agenda_item.id'], name=op.f('fk_interest_item_id')),
    sa.ForeignKeyConstraint(['meeting_number'], ['meeting.number'], name=op.f('fk_interest_meeting_number')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_interest')),
    sa.UniqueConstraint('once', name=op.f('uq_interest_once'))
    )
    op.create_index(op.f('ix_interest_meeting_number'), 'interest', ['meeting_number'], unique=False)
    op.create_table('minutes_correction',
    sa.Column('id', sa.String(), nullable=False),
    sa.Column('meeting_number', sa.Integer(), nullable=False),
    sa.Column('item_id', sa.String(), nullable=True),
    sa.Column('words', sa.String(), nullable=False),
    sa.Column('at', sa.DateTime(), nullable=False),
    sa.Column('by_id', sa.String(), nullable=True),
    sa.Column('once', sa.String(), nullable=False),
    sa.Column('folded', sa.String(), nullable=False),
    sa.ForeignKeyConstraint(['by_id'], ['person.id'], name=op.f('fk_minutes_correction_by_id')),
    sa.ForeignKeyConstraint(['item_id'], ['agenda_item.id'], name=op.f('fk_minutes_correction_item_id')),
    sa.ForeignKeyConstraint(['meeting_number'], ['meeting.number'], name=op.f('fk_minutes_correction_meeting_number')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_minutes_correction')),
    sa.UniqueConstraint('once', name=op.f('uq_minutes_correction_once'))
    )
    op.create_index(op.f('ix_minutes_correction_meeting_number'), 'minutes_correction', ['meeting_number'], unique=False)
    op.create_table('room_state',
    sa.Column('meeting_number', sa.Integer(), nullable=False),
    sa.Column('revision', sa.Integer(), nullable=False),
    sa.Column('item_id', sa.String(), nullable=True),
    sa.Column('stage', sa.String(), nullable=False),
    sa.Column('part', sa.Integer(), nullable=False),
    sa.Column('at', sa.DateTime(), nullable=False),
    sa.ForeignKeyConstraint(['item_id'], ['agenda_item.id'], name=op.f('fk_room_state_item_id')),
    sa.ForeignKeyConstraint(['meeting_number'], ['meeting.number'], name=op.f('fk_room_state_meeting_number')),
    sa.PrimaryKeyConstraint('meeting_number', name=op.f('pk_room_state'))
    )
    op.create_table('round',
    sa.Column('id', sa.String(), nullable=False),
    sa.Column('item_id', sa.String(), nullable=True),
    sa.Column('version_number', sa.Integer(), nullable=True),
    sa.Column('meeting_number', sa.Integer(), nullable=True),
    sa.Column('n', sa.Integer(), nullable=False),
    sa.Column('asked', sa.String(), nullable=False),
    sa.Column('words', sa.String(), nullable=True),
    sa.Column('digest', sa.String(), nullable=True),
    sa.Column('at', sa.DateTime(), nullable=False),
    sa.Column('by_id', sa.String(), nullable=True),
    sa.ForeignKeyConstraint(['by_id'], ['person.id'], name=op.f('fk_round_by_id')),
    sa.ForeignKeyConstraint(['item_id'], ['agenda_item.id'], name=op.f('fk_round_item_id')),
    sa.ForeignKeyConstraint(['meeting_number'], ['meeting.number'], name=op.f('fk_round_meeting_number')),
    sa.ForeignKeyConstraint(['version_number'], ['version.number'], name=op.f('fk_round_version_number')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_round'))
    )
    op.create_index(op.f('ix_round_item_id'), 'round', ['item_id'], unique=False)
    op.create_index(op.f('ix_round_meeting_number'), 'round', ['meeting_number'], unique=False)
    op.create_index(op.f('ix_round_version_number'), 'round', ['version_number'], unique=False)
    op.create_table('step',
    sa.Column('id', sa.String(), nullable=False),
    sa.Column('meeting_number', sa.Integer(), nullable=False),
    sa.Column('n', sa.Integer(), nullable=False),
    sa.Column('kind', sa.String(), nullable=False),
    sa.Column('ref', sa.String(), nullable=False),
    sa.Column('item_id', sa.String(), nullable=True),
    sa.Column('said', sa.String(), nullable=False),
    sa.Column('at', sa.DateTime(), nullable=False),
    sa.Column('by_id', sa.String(), nullable=True),
    sa.ForeignKeyConstraint(['by_id'], ['person.id'], name=op.f('fk_step_by_id')),
    sa.ForeignKeyConstraint(['item_id'], ['agenda_item.id'], name=op.f('fk_step_item_id')),
    sa.ForeignKeyConstraint(['meeting_number'], ['meeting.number'], name=op.f('fk_step_meeting_number')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_step')),
    sa.UniqueConstraint('meeting_number', 'n', name=op.f('uq_step_meeting_number_n'))
    )
    op.create_index(op.f('ix_step_meeting_number'), 'step', ['meeting_number'], unique=False)
    op.create_table('asking_seen',
    sa.Column('asking_id', sa.String(), nullable=False),
    sa.Column('at', sa.DateTime(), nullable=False),
    sa.ForeignKeyConstraint(['asking_id'], ['asking.id'], name=op.f('fk_asking_seen_asking_id')),
    sa.PrimaryKeyConstraint('asking_id', name=op.f('pk_asking_seen'))
    )
    op.create_table('decision',
    sa.Column('id', sa.String(), nullable=False),
    sa.Column('item_id', sa.String(), nullable=False),
    sa.Column('outcome', sa.String(), nullable=False),
    sa.Column('reason', sa.String(), nullable=False),
    sa.Column('words', sa.String(), nullable=True),
    sa.Column('same_as', sa.Integer(), nullable=True),
    sa.Column('round_id', sa.String(), nullable=True),
    sa.Column('confirmed_by', sa.String(), nullable=False),
    sa.Column('by_id', sa.String(), nullable=True),
    sa.Column('at', sa.DateTime(), nullable=False),
    sa.Column('once', sa.String(), nullable=False),
    sa.Column('folded', sa.String(), nullable=False),
    sa.ForeignKeyConstraint(['by_id'], ['person.id'], name=op.f('fk_decision_by_id')),
    sa.ForeignKeyConstraint(['item_id'], ['agenda_item.id'], name=op.f('fk_decision_item_id')),
    sa.ForeignKeyConstraint(['round_id'], ['round.id'], name=op.f('fk_decision_round_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_decision')),
    sa.UniqueConstraint('once', name=op.f('uq_decision_once'))
    )
    op.create_index(op.f('ix_decision_item_id'), 'decision', ['item_id'], unique=False)
    op.create_table('line',
    sa.Column('id', sa.String(), nullable=False),
    sa.Column('round_id', sa.String(), nullable=False),
    sa.Column('group_slug', sa.String(), nullable=False),
    sa.Column('position', sa.String(), nullable=False),
    sa.Column('words', sa.String(), nullable=False),
    sa.Column('clause_key', sa.String(), nullable=True),
    sa.Column('to_whom', sa.String(), nullable=False),
    sa.Column('removed_by', sa.String(), nullable=False),
    sa.Column('given', sa.String(), nullable=False),
    sa.Column('by_id', sa.String(), nullable=True),
    sa.Column('at', sa.DateTime(), nullable=False),
    sa.Column('folded', sa.String(), nullable=False),
    sa.ForeignKeyConstraint(['by_id'], ['person.id'], name=op.f('fk_line_by_id')),
    sa.ForeignKeyConstraint(['group_slug'], ['stakeholder_group.slug'], name=op.f('fk_line_group_slug')),
    sa.ForeignKeyConstraint(['round_id'], ['round.id'], name=op.f('fk_line_round_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_line'))
    )
    op.create_index(op.f('ix_line_round_id'), 'line', ['round_id'], unique=False)
    op.create_table('position',
    sa.Column('round_id', sa.String(), nullable=False),
    sa.Column('person_id', sa.String(), nullable=False),
    sa.Column('role_id', sa.String(), nullable=False),
    sa.Column('group_slug', sa.String(), nullable=False),
    sa.Column('position', sa.String(), nullable=False),
    sa.Column('words', sa.String(), nullable=False),
    sa.Column('clause_key', sa.String(), nullable=True),
    sa.Column('to_whom', sa.String(), nullable=False),
    sa.Column('removed_by', sa.String(), nullable=False),
    sa.Column('named', sa.Boolean(), nullable=False),
    sa.Column('given', sa.String(), nullable=False),
    sa.Column('by_id', sa.String(), nullable=True),
    sa.Column('confirmed_at', sa.DateTime(), nullable=True),
    sa.Column('at', sa.DateTime(), nullable=False),
    sa.Column('revision', sa.Integer(), nullable=False),
    sa.ForeignKeyConstraint(['by_id'], ['person.id'], name=op.f('fk_position_by_id')),
    sa.ForeignKeyConstraint(['group_slug'], ['stakeholder_group.slug'], name=op.f('fk_position_group_slug')),
    sa.ForeignKeyConstraint(['person_id'], ['person.id'], name=op.f('fk_position_person_id')),
    sa.ForeignKeyConstraint(['role_id'], ['role.id'], name=op.f('fk_position_role_id')),
    sa.ForeignKeyConstraint(['round_id'], ['round.id'], name=op.f('fk_position_round_id')),
    sa.PrimaryKeyConstraint('round_id', 'person_id', name=op.f('pk_position'))
    )
    op.create_index(op.f('ix_position_person_id'), 'position', ['person_id'], unique=False)
    op.create_table('round_also',
    sa.Column('round_id', sa.String(), nullable=False),
    sa.Column('item_id', sa.String(), nullable=False),
    sa.ForeignKeyConstraint(['item_id'], ['agenda_item.id'], name=op.f('fk_round_also_item_id')),
    sa.ForeignKeyConstraint(['round_id'], ['round.id'], name=op.f('fk_round_also_round_id')),
    sa.PrimaryKeyConstraint('round_id', 'item_id', name=op.f('pk_round_also'))
    )
    op.create_index(op.f('ix_round_also_item_id'), 'round_also', ['item_id'], unique=False)
    op.create_table('round_undoing',
    sa.Column('round_id', sa.String(), nullable=False),
    sa.Column('at', sa.DateTime(), nullable=False),
    sa.Column('by_id', sa.String(), nullable=True),
    sa.ForeignKeyConstraint(['by_id'], ['person.id'], name=op.f('fk_round_undoing_by_id')),
    sa.ForeignKeyConstraint(['round_id'], ['round.id'], name=op.f('fk_round_undoing_round_id')),
    sa.PrimaryKeyConstraint('round_id', name=op.f('pk_round_undoing'))
    )
    op.create_table('step_undoing',
    sa.Column('step_id', sa.String(), nullable=False),
    sa.Column('at', sa.DateTime(), nullable=False),
    sa.Column('by_id', sa.String(), nullable=True),
    sa.ForeignKeyConstraint(['by_id'], ['person.id'], name=op.f('fk_step_undoing_by_id')),
    sa.ForeignKeyConstraint(['step_id'], ['step.id'], name=op.f('fk_step_undoing_step_id')),
    sa.PrimaryKeyConstraint('step_id', name=op.f('pk_step_undoing'))
    )
    op.create_table('decision_undoing',
    sa.Column('decision_id', sa.String(), nullable=False),
    sa.Column('at', sa.DateTime(), nullable=False),
    sa.Column('by_id', sa.String(), nullable=True),
    sa.ForeignKeyConstraint(['by_id'], ['person.id'], name=op.f('fk_decision_undoing_by_id')),
    sa.ForeignKeyConstraint(['decision_id'], ['decision.id'], name=op.f('fk_decision_undoing_decision_id')),
    sa.PrimaryKeyConstraint('decision_id', name=op.f('pk_decision_undoing'))
    )
    op.create_table('late_objection',
    sa.Column('id', sa.String(), nullable=False),
    sa.Column('decision_id', sa.String(), nullable=False),
    sa.Column('group_slug', sa.String(), nullable=False),
    sa.Column('clause_key', sa.String(), nullable=False),
    sa.Column('words', sa.String(), nullable=False),
    sa.Column('to_whom', sa.String(), nullable=False),
    sa.Column('removed_by', sa.String(), nullable=False),
    sa.Column('at', sa.DateTime(), nullable=False),
    sa.Column('by_id', sa.String(), nullable=True),
    sa.Column('once', sa.String(), nullable=False),
    sa.Column('folded', sa.String(), nullable=False),
    sa.ForeignKeyConstraint(['by_id'], ['person.id'], name=op.f('fk_late_objection_by_id')),
    sa.ForeignKeyConstraint(['clause_key'], ['clause.key'], name=op.f('fk_late_objection_clause_key')),
    sa.ForeignKeyConstraint(['decision_id'], ['decision.id'], name=op.f('fk_late_objection_decision_id')),
    sa.ForeignKeyConstraint(['group_slug'], ['stakeholder_group.slug'], name=op.f('fk_late_objection_group_slug')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_late_objection')),
    sa.UniqueConstraint('decision_id', 'group_slug', name=op.f('uq_late_objection_decision_id_group_slug')),
    sa.UniqueConstraint('once', name=op.f('uq_late_objection_once'))
    )
    op.create_index(op.f('ix_late_objection_clause_key'), 'late_objection', ['clause_key'], unique=False)
    op.create_index(op.f('ix_late_objection_decision_id'), 'late_objection', ['decision_id'], unique=False)
    op.create_table('line_undoing',
    sa.Column('line_id', sa.String(), nullable=False),
    sa.Column('at', sa.DateTime(), nullable=False),
    sa.Column('by_id', sa.String(), nullable=True),
    sa.ForeignKeyConstraint(['by_id'], ['person.id'], name=op.f('fk_line_undoing_by_id')),
    sa.ForeignKeyConstraint(['line_id'], ['line.id'], name=op.f('fk_line_undoing_line_id')),
    sa.PrimaryKeyConstraint('line_id', name=op.f('pk_line_undoing'))
    )


def downgrade() -> None:
    raise RuntimeError("there is nothing before the first revision: taking it back would throw the whole record away")
