-- What other systems may read of organizations. `addressees`: as whom an organization or one of its units owes and receives
-- what texts ask for.
create view people.organizations as
select o.id,
       o.name,
       o.acronym,
       o.kind,
       array(select a from (select o.addressee_id union select u.addressee_id from people.unit u where u.organization_id = o.id) as own (a)
              where a is not null order by a) as addressees
  from people.organization o;
