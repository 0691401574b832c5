select partner_code as code, name_en as en, name_es as es
from marts.dim_partner
order by partner_code
