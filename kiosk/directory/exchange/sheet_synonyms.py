"""The many ways in which people say what a column of their sheet holds."""

SAME = {
    "services.id": "id; service id; listing id; record id; unique id; uid; reference; ref; ref no",
    "services.name": "name; service name; name of service; group name; name of group; group; "
    "service; activity; activity name; name of activity; listing; listing name; resource; "
    "resource name; title; service title; club; class; project name; project; support group; "
    "name of support group; helpline name; name of class; programme; scheme",
    "services.alternate_name": "alternate name; alternative name; other name; also known as; aka",
    "services.description": "description; summary; about; about the service; details; "
    "what they do; what it is; what is it; what is offered; service description; information; "
    "info; short description; what we do; what happens; offer; overview; group description",
    "services.url": "website; web; web site; url; web address; link; webpage; web page; site; "
    "homepage; service website; website address; online; www; website link; more information",
    "services.email": "email; e-mail; mail; email address; e-mail address; contact email; "
    "service email; enquiries email",
    "services.status": "status; service status",
    "services.application_process": "how to get in; how to join; how to access; how to refer; "
    "referral; referrals; referral route; referral process; how to apply; application process; "
    "next steps; what to do next; how to use it; booking; how to book; access route; "
    "how do i get in; how do i join; self referral; referral method; how to access the service; "
    "how to self refer; joining; joining instructions; pathway; referral pathway",
    "services.wait_time": "waiting time; wait time; wait; waiting list; how long is the wait",
    "services.eligibility_description": "who is it for; who it is for; who for; whom for; "
    "who can use it; who can come; who can attend; eligibility; eligible; criteria; audience; "
    "target group; target audience; suitable for; who is eligible; eligibility criteria; "
    "referral criteria; inclusion criteria; client group; for whom; who; who can join",
    "services.minimum_age": "minimum age; min age; age from; lowest age; from age; youngest",
    "services.maximum_age": "maximum age; max age; age to; highest age; to age; oldest",
    "services.interpretation_services": "interpreter; interpreters; interpretation; "
    "interpreting; interpretation services; bsl",
    "services.alert": "alert; notice; important notice; warning",
    "services.assured_date": "last checked; date checked; checked; checked on; last reviewed; "
    "last review; review date; reviewed; date reviewed; assured date; date verified; verified; "
    "last verified; last checked by the publisher",
    "services.last_modified": "last modified; last updated; updated; date updated; modified; "
    "date modified; last changed",
    "services.first_visit": "first visit; what happens the first time; first time; "
    "your first visit; what to expect",
    "services.to_bring": "what to bring; to bring; bring; bring with you",
    "organizations.name": "organisation; organisation name; name of organisation; organization; "
    "organization name; name of organization; provider; provider name; run by; charity; "
    "charity name; who runs it; lead organisation; host organisation; company; agency; "
    "delivered by; provided by; org; org name; parent organisation; service provider",
    "organizations.website": "organisation website; organization website; provider website",
    "organizations.email": "organisation email; organization email; provider email",
    "organization_identifiers.identifier": "charity number; charity no; "
    "registered charity number; charity reg no",
    "phones.number": "phone; phone number; phone no; telephone; telephone number; telephone no; "
    "tel; tel no; tel number; call; ring; mobile; mobile number; mobile no; landline; "
    "contact number; contact no; contact phone; contact telephone; helpline; helpline number; "
    "phone numbers; telephone numbers; phones; main phone; daytime phone; evening phone; "
    "other phone; alternative phone; second phone; freephone; work phone; office phone",
    "phones.text": "text; text line; text number; sms; sms number; text phone number; text to",
    "phones.textphone": "textphone; minicom; typetalk; text relay",
    "phones.extension": "extension; ext; ext no; extension number",
    "contacts.name": "contact; contact name; name of contact; contact person; ask for; "
    "named contact; key contact; lead; leader; group leader; organiser; organizer; coordinator; "
    "co-ordinator; main contact; contact details; contacts; facilitator",
    "contacts.title": "contact role; role; job title; contact title; position",
    "locations.name": "venue; venue name; location; location name; place; place name; where; "
    "building; site name; name of venue; meeting place; where is it; where it meets; base",
    "locations.transportation": "getting there; how to get there; directions; transport; travel; "
    "bus; buses; bus routes; public transport; parking and transport; transportation",
    "locations.latitude": "latitude; lat",
    "locations.longitude": "longitude; long; lng; lon",
    "addresses.address": "address; street; street address; address line; full address; "
    "venue address; postal address; road; location address; building and street",
    "addresses.city": "town; city; town city; town or city; post town; village; town village",
    "addresses.region": "region; district; borough; ward",
    "addresses.state_province": "county; state; province; state province",
    "addresses.postal_code": "postcode; post code; postal code; zip; zip code; venue postcode; "
    "eircode; pcode",
    "addresses.country": "country",
    "accessibility.description": "access; accessibility; disabled access; wheelchair access; "
    "wheelchair accessible; step free; step free access; building access; access needs; "
    "access information; accessible; physical access; disabled facilities; hearing loop; "
    "disabled parking; accessible toilet",
    "schedules.description": "opening times; opening hours; open; hours; when; times; "
    "days and times; day and time; time and day; session times; when is it; when it meets; "
    "meeting times; opening; schedule; availability; hours of operation; dates and times; "
    "when and where; office hours; opening days; meets; operating hours; business hours",
    "schedules.day": "day; days; weekday; weekdays; day of week; day of the week; which day; "
    "session day; day of session; meeting day",
    "schedules.opens": "start; start time; starts; starts at; opens; opens at; from; time from; "
    "opening time; open from; begins; start at",
    "schedules.closes": "end; end time; ends; ends at; closes; closes at; until; to; time to; "
    "closing time; open until; finish; finishes; finish time; till; time until",
    "schedules.time": "time; session time; time of day; meeting time",
    "schedules.often": "frequency; how often; often; recurrence; repeats; repeat; regularity",
    "schedules.valid_from": "start date; first date; from date; date from; date started; "
    "starting date; first session",
    "schedules.valid_to": "end date; last date; to date; date to; date ended; until date; "
    "last session; date of last session",
    **{
        f"schedules.{code}": f"{name}; {name}s; {name[:3]}; {name} hours; {name} times; {name} open"
        for code, name in (
            *(("MO", "monday"), ("TU", "tuesday"), ("WE", "wednesday"), ("TH", "thursday")),
            *(("FR", "friday"), ("SA", "saturday"), ("SU", "sunday")),
        )
    },
    "cost_options.words": "cost; costs; price; prices; fee; fees; charge; charges; how much; "
    "what it costs; how much does it cost; cost of attending; free or paid; cost per session; "
    "amount; payment; cost to attend; is it free; what does it cost",
    "service_areas.name": "area; area covered; areas covered; catchment; catchment area; coverage; "
    "covers; service area; geographical area; areas; locality; where for; geographic area; "
    "area served; locations covered; place served",
    "languages.name": "language; languages; languages spoken; languages offered",
    "topics": "topic; topics; category; categories; theme; themes; subject; subjects; "
    "type of service; service type; type of support; tags; conditions; service category; "
    "kind of support; main category; main topic",
    "ways_in": "ways in; ways of getting in; attending access; way in",
}
"""What people write over a column, by what it means; see `sheet_rows` for each."""
PLAIN_WORDS = (
    ("phones.number", "phone telephone tel helpline mobile"),
    ("addresses.postal_code", "postcode"),
    ("services.email", "email"),
    ("services.url", "website url webpage"),
    ("organizations.name", "organisation organization provider"),
    ("services.eligibility_description", "eligibility eligible"),
    ("services.application_process", "referral referrals refer"),
    ("cost_options.words", "cost costs price fee fees"),
    ("languages.name", "languages"),
    ("accessibility.description", "accessibility wheelchair"),
    ("addresses.address", "address"),
    ("schedules.description", "opening hours times"),
    ("services.description", "description"),
    ("locations.name", "venue"),
)
"""Words that leave little doubt, wherever they stand in a heading."""
DOUBT = frozenset(
    "id type code checked seen source confidence internal staff consent by date updated ref count "
    "private admin manager emergency fax notes note old former previous image logo facebook twitter"
    " no not reason status".split()
)
"""Words that say that a heading is about something else after all."""
IDLE = frozenset("the of a an your their please enter this is are".split())
"""Words that change nothing."""
